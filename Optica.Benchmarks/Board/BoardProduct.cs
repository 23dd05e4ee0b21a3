using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Optica.Data.Organisations;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.WorkOrders;
using Optica.Portal.Components.Shared;
using Optica.Portal.Features.WorkOrders;
using Optica.Portal.Features.WorkOrders.Components;

namespace Optica.Benchmarks.Board;

/// <summary>The same screen by the product: its own services and its own view, as one signed-in user, rights and history included.</summary>
internal sealed class BoardProduct(IServiceProvider circuit)
{
    /// <summary>Reads the jobs and the times of the laboratories.</summary>
    /// <returns>How many jobs.</returns>
    public async Task<int> LoadAsync()
    {
        _ = (await circuit.GetRequiredService<LeadTimeQueries>().AllAsync(CancellationToken.None)).Value.Count;
        return (await ReadAsync()).Total;
    }

    /// <summary>Reads the board.</summary>
    public async Task<WorkOrderBoard> ReadAsync() =>
        (await circuit.GetRequiredService<WorkOrderBoardQueries>().ReadAsync(new WorkOrderFilter(), CancellationToken.None)).Value;

    /// <summary>Takes a step and reads the jobs.</summary>
    /// <param name="job">As it is shown.</param>
    /// <param name="to">Where to.</param>
    public async Task<WorkOrderBoard> MoveAsync(WorkOrderRow job, WorkOrderStatus to)
    {
        var life = circuit.GetRequiredService<WorkOrderLifeService>();
        _ = (await life.AdvanceAsync(job.Id, new WorkOrderMove(to), new ChangeOptions(job.Version), CancellationToken.None)).Value;
        return await ReadAsync();
    }

    /// <summary>Renders the view, which loads what it shows.</summary>
    /// <returns>Length of the page part, characters.</returns>
    public async Task<int> RenderAsync()
    {
        var mine = (await circuit.GetRequiredService<BranchQueries>().MineAsync(CancellationToken.None)).Value;
        var parameters = ParameterView.FromDictionary(
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(WorkOrderBoardView.Url)] = new WorkOrdersUrl(),
                [nameof(WorkOrderBoardView.Branches)] = new ListBranches(mine, circuit.GetRequiredService<ICurrentAccess>().Scope),
                [nameof(WorkOrderBoardView.MayEdit)] = true,
            }
        );
        await using var renderer = new HtmlRenderer(circuit, circuit.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<WorkOrderBoardView>(parameters)).ToHtmlString().Length
        );
    }
}

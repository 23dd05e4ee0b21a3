using Microsoft.AspNetCore.Components;
using Optica.Data.Saving;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.WorkOrders;
using Optica.Portal.Components.Shared;
using Optica.Portal.LiveUpdates;

namespace Optica.Portal.Features.WorkOrders.Components;

/// <summary>The rows of the list.</summary>
public sealed partial class WorkOrderResults(WorkOrderQueries queries) : IDisposable
{
    private static readonly string[] Kinds = ["work_order", "prescription"];

    private readonly LivePage<WorkOrderRow> list = new();
    private WorkOrdersUrl? loaded;

    /// <summary>The list as it is wanted.</summary>
    [Parameter, EditorRequired]
    public WorkOrdersUrl Url { get; set; } = default!;

    /// <summary>The user's branches.</summary>
    [Parameter, EditorRequired]
    public ListBranches Branches { get; set; } = default!;

    /// <summary>Whether the user may take jobs.</summary>
    [Parameter]
    public bool MayEdit { get; set; }

    /// <inheritdoc />
    public void Dispose() => list.Dispose();

    /// <inheritdoc />
    protected override Task OnParametersSetAsync() => loaded == Url ? Task.CompletedTask : LoadAsync();

    private Task LoadAsync()
    {
        loaded = Url;
        return list.LoadAsync(AskAsync);
    }

    private Task CalledAsync(ChangeNews news) => list.CatchUpAsync(AskAsync, news);

    private Task<Result<Page<WorkOrderRow>>> AskAsync(CancellationToken cancellation) =>
        queries.ListAsync(Url.ToFilter(), new PageRequest(Url.Page, Url.Size), cancellation);
}

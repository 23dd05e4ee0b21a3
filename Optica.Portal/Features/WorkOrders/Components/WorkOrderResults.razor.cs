using Microsoft.AspNetCore.Components;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Data.Saving;
using Optica.Domain.WorkOrders;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.WorkOrders.Components;

/// <summary>
/// The rows of the list. A newer wish cancels the load under way; the old rows stay until the new ones are there. What fails
/// unexpectedly is thrown, so that the boundary around logs and shows it.
/// </summary>
public sealed partial class WorkOrderResults(WorkOrderQueries queries) : IDisposable
{
    private static readonly string[] Kinds = ["work_order"];
    private readonly Latest loading = new();
    private WorkOrdersUrl? loaded;
    private Page<WorkOrderRow>? page;
    private Error? problem;
    private bool busy;

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
    public void Dispose() => loading.Dispose();

    /// <inheritdoc />
    protected override Task OnParametersSetAsync() => loaded == Url ? Task.CompletedTask : LoadAsync();

    private Task CalledAsync(ChangeNews news) => LoadAsync();

    private async Task LoadAsync()
    {
        var mine = loading.Begin();
        (loaded, busy) = (Url, true);
        StateHasChanged();
        try
        {
            var result = await queries.ListAsync(Url.ToFilter(), new PageRequest(Url.Page, Url.Size), mine);
            if (!mine.IsCancellationRequested)
            {
                page = result.TryGet(out var rows, out problem) ? rows : null;
                busy = false;
            }
        }
        catch (Exception) when (mine.IsCancellationRequested)
        {
            // a newer wish is being loaded; drivers tell of a cancelled query in several ways
        }
    }
}

using Microsoft.AspNetCore.Components;
using Optica.Data.Orders;
using Optica.Data.Organisations;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Orders;

/// <summary>The orders of the branches in reach. The address is the state; a newer wish cancels the load under way.</summary>
public sealed partial class OrdersPage
{
    private CancellationTokenSource loading = new();
    private OrdersUrl url = new();
    private ListBranches? branches;
    private Page<OrderRow>? page;
    private Error? problem;

    [Inject]
    private OrderQueries Queries { get; set; } = default!;

    [Inject]
    private BranchQueries BranchList { get; set; } = default!;

    [Inject]
    private ICurrentAccess Access { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var mine = await BranchList.MineAsync(loading.Token);
        branches = new ListBranches(mine.TryGet(out var rows, out _) ? rows : [], Access.Scope);
        await LoadAsync();
    }

    /// <inheritdoc />
    protected override Task MovedAsync() =>
        Here.Split('?')[0] == OrdersUrl.Path && OrdersUrl.Parse(Navigation.Uri) != url ? LoadAsync() : Task.CompletedTask;

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        loading.Cancel();
        loading.Dispose();
    }

    private void Go((OrdersUrl Url, bool Typing) to) =>
        Navigation.NavigateTo(to.Url.Format(), new NavigationOptions { ReplaceHistoryEntry = to.Typing });

    private async Task LoadAsync()
    {
        await loading.CancelAsync();
        loading.Dispose();
        var mine = loading = new CancellationTokenSource();
        url = OrdersUrl.Parse(Navigation.Uri);
        try
        {
            var result = await Queries.ListAsync(url.ToFilter(), new PageRequest(url.Page, url.Size), mine.Token);
            if (loading == mine)
            {
                page = result.TryGet(out var rows, out problem) ? rows : null;
            }
        }
        catch (Exception) when (mine.IsCancellationRequested)
        {
            // a newer wish is being loaded; drivers tell of a cancelled query in several ways
        }
    }
}

using Microsoft.AspNetCore.Components;
using Optica.Data.Organisations;
using Optica.Domain.Common;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Orders;

/// <summary>The orders of the branches in reach. The address is the state; the rows load themselves.</summary>
public sealed partial class OrdersPage
{
    private readonly CancellationTokenSource gone = new();
    private OrdersUrl url = new();
    private ListBranches? branches;

    [Inject]
    private BranchQueries BranchList { get; set; } = default!;

    [Inject]
    private ICurrentAccess Access { get; set; } = default!;

    private bool MayEdit => Access.Scope.May(Permissions.OrdersEdit) && !Access.Scope.IsPlatform;

    /// <summary>The report of these orders, as far as it can be narrowed.</summary>
    private string ExportHref =>
        UrlQuery.Format(
            "/admin/reports/orders",
            ("status", url.Status?.ToString().ToLowerInvariant()),
            ("branch", url.BranchId?.ToString()),
            ("from", UrlQuery.Of(url.From)),
            ("to", UrlQuery.Of(url.To))
        );

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        url = OrdersUrl.Parse(Navigation.Uri);
        var mine = await BranchList.MineAsync(gone.Token);
        branches = new ListBranches(mine.TryGet(out var rows, out _) ? rows : [], Access.Scope);
    }

    /// <inheritdoc />
    protected override Task MovedAsync()
    {
        if (Here.Split('?')[0] == OrdersUrl.Path)
        {
            url = OrdersUrl.Parse(Navigation.Uri);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        gone.Cancel();
        gone.Dispose();
    }

    private void Go((OrdersUrl Url, bool Typing) to) =>
        Navigation.NavigateTo(to.Url.Format(), new NavigationOptions { ReplaceHistoryEntry = to.Typing });
}

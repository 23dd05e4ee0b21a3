using Microsoft.AspNetCore.Components;
using Optica.Data.Organisations;
using Optica.Domain.Common;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Access;

/// <summary>The access desk: who may do what. Its address is its state; the tabs load what they show.</summary>
public sealed partial class AccessPage(BranchQueries branchList, ICurrentAccess access)
{
    private readonly CancellationTokenSource leaving = new();
    private AccessUrl url = new();
    private ListBranches? branches;
    private bool denied;

    private IReadOnlyList<Tab> TabItems =>
        [
            new(AccessUrl.Users, Words["tab_users"], new AccessUrl().Format()),
            new(AccessUrl.Matrix, Words["tab_matrix"], new AccessUrl { Tab = AccessUrl.Matrix }.Format()),
        ];

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        url = AccessUrl.Parse(Navigation.Uri);
        var mine = await branchList.MineAsync(leaving.Token);
        denied = !mine.TryGet(out var rows, out _) || !access.Scope.May(Permissions.AccessManage);
        branches = new ListBranches(rows ?? [], access.Scope);
    }

    /// <inheritdoc />
    protected override Task MovedAsync()
    {
        if (Here.Split('?')[0] == AccessUrl.Path)
        {
            url = AccessUrl.Parse(Navigation.Uri);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        leaving.Cancel();
        leaving.Dispose();
    }

    private void Go((AccessUrl Url, bool Typing) to) =>
        Navigation.NavigateTo(to.Url.Format(), new NavigationOptions { ReplaceHistoryEntry = to.Typing });
}

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

    private bool MayManage => access.Scope.May(Permissions.AccessManage);

    private bool MayRunPlatform => access.Scope.May(Permissions.OrganisationsManage);

    private IReadOnlyList<Tab> TabItems =>
        [.. OwnTabs.Select(tab => new Tab(tab, Words[$"tab_{tab}"], new AccessUrl { Tab = tab }.Format()))];

    private string[] OwnTabs =>
        MayManage ? [AccessUrl.Users, AccessUrl.Lent, AccessUrl.Places, AccessUrl.Matrix]
        : MayRunPlatform ? [AccessUrl.Organisations]
        : [];

    /// <summary>Words of what can be added on the open tab, beside accounts.</summary>
    private string? Adding =>
        url.Tab == AccessUrl.Places && access.Scope.May(Permissions.OrganisationSettings) ? "branch_add"
        : url.Tab == AccessUrl.Organisations ? "organisation_add"
        : null;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var mine = await branchList.MineAsync(leaving.Token);
        denied = !mine.TryGet(out var rows, out _) || OwnTabs.Length == 0;
        Read();
        branches = new ListBranches(rows ?? [], access.Scope);
    }

    /// <inheritdoc />
    protected override Task MovedAsync()
    {
        if (Here.Split('?')[0] == AccessUrl.Path)
        {
            Read();
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

    /// <summary>What the address says; a tab that is not for the caller is the first that is.</summary>
    private void Read()
    {
        url = AccessUrl.Parse(Navigation.Uri);
        if (OwnTabs.Length > 0 && !OwnTabs.Contains(url.Tab, StringComparer.Ordinal))
        {
            url = new AccessUrl { Tab = OwnTabs[0] };
        }
    }

    private void Go((AccessUrl Url, bool Typing) to) =>
        Navigation.NavigateTo(to.Url.Format(), new NavigationOptions { ReplaceHistoryEntry = to.Typing });
}

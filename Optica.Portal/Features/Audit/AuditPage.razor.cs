using Microsoft.AspNetCore.Components;
using Optica.Data.Audit;
using Optica.Data.Organisations;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Audit;

/// <summary>Who did what with which record, and when. The address is the state; the rows load themselves.</summary>
public sealed partial class AuditPage
{
    private readonly CancellationTokenSource gone = new();
    private AuditUrl url = new();
    private ListBranches? branches;
    private IReadOnlyList<AuditPerson> people = [];

    [Inject]
    private BranchQueries BranchList { get; set; } = default!;

    [Inject]
    private AuditQueries Queries { get; set; } = default!;

    [Inject]
    private ICurrentAccess Access { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        url = AuditUrl.Parse(Navigation.Uri);
        people = (await Queries.PeopleAsync(gone.Token)).TryGet(out var known, out _) ? known : [];
        var mine = await BranchList.MineAsync(gone.Token);
        branches = new ListBranches(mine.TryGet(out var rows, out _) ? rows : [], Access.Scope);
    }

    /// <inheritdoc />
    protected override Task MovedAsync()
    {
        if (Here.Split('?')[0] == AuditUrl.Path)
        {
            url = AuditUrl.Parse(Navigation.Uri);
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

    private void Go((AuditUrl Url, bool Typing) to) =>
        Navigation.NavigateTo(to.Url.Format(), new NavigationOptions { ReplaceHistoryEntry = to.Typing });
}

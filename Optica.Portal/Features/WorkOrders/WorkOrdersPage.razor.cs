using Microsoft.AspNetCore.Components;
using Optica.Data.Organisations;
using Optica.Data.WorkOrders;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.WorkOrders;

/// <summary>The jobs of the branches in reach, as a board or a table. The address is the state; the jobs load themselves.</summary>
public sealed partial class WorkOrdersPage
{
    private readonly Latest shown = new();
    private WorkOrdersUrl url = new();
    private WorkOrderChoices? choices;

    [Inject]
    private BranchQueries BranchList { get; set; } = default!;

    [Inject]
    private LabQueries Labs { get; set; } = default!;

    [Inject]
    private ICurrentAccess Access { get; set; } = default!;

    private bool MayEdit => Access.Scope.May(Permissions.WorkOrdersEdit) && !Access.Scope.IsPlatform;

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        url = WorkOrdersUrl.Parse(Navigation.Uri);
        return shown.AskAsync(ChooseAsync);
    }

    /// <inheritdoc />
    protected override Task MovedAsync()
    {
        if (Here.Split('?')[0] == WorkOrdersUrl.Path)
        {
            url = WorkOrdersUrl.Parse(Navigation.Uri);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        shown.Dispose();
    }

    private async Task ChooseAsync(CancellationToken cancellation)
    {
        var mine = (await BranchList.MineAsync(cancellation)).TryGet(out var rows, out _) ? rows : [];
        var labs = (await Labs.ListAsync(onlyActive: false, cancellation)).TryGet(out var found, out _) ? found : [];
        var staff = new List<StaffChoice>();
        foreach (var branch in mine.Where(row => row.Id == (Access.Scope.SelectedBranchId ?? row.Id)))
        {
            staff.AddRange((await Labs.StaffAsync(branch.Id, cancellation)).TryGet(out var people, out _) ? people : []);
        }

        choices = new WorkOrderChoices(
            new ListBranches(mine, Access.Scope),
            labs,
            [.. staff.DistinctBy(one => one.Id).OrderBy(one => one.Name, StringComparer.CurrentCulture)]
        );
    }

    private void Go((WorkOrdersUrl Url, bool Typing) to) =>
        Navigation.NavigateTo(to.Url.Format(), new NavigationOptions { ReplaceHistoryEntry = to.Typing });
}

using Optica.Data.Appointments;
using Optica.Data.Organisations;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Appointments;

/// <summary>When a branch takes visits, and on what.</summary>
public sealed partial class AppointmentSettingsPage(
    BranchScheduleQueries schedules,
    BookableResourceQueries places,
    BranchQueries branchList,
    ICurrentAccess access,
    Toasts toasts
)
{
    /// <summary>Address of the page.</summary>
    public const string Path = "/admin/appointments/settings";

    private const string New = "new";

    private readonly Latest loads = new();
    private ListBranches? branches;
    private ScheduleDetail? schedule;
    private IReadOnlyList<ResourceRow> resources = [];
    private IReadOnlyList<StaffChoice> staff = [];
    private Error? problem;
    private string? edit;

    private IReadOnlyList<Crumb> Crumbs => [new(Words["title"], AppointmentsUrl.Path)];

    private ResourceRow? Opened => resources.FirstOrDefault(row => row.Id.ToString() == edit);

    /// <summary>The address for a branch, with a resource open to change or a new one.</summary>
    public static string Address(Guid? branch, string? edit = null) =>
        UrlQuery.Format(Path, ("branch", branch?.ToString()), ("edit", edit));

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var mine = await branchList.MineAsync(loads.Begin());
        branches = new ListBranches(mine.TryGet(out var rows, out _) ? rows : [], access.Scope);
        await LoadAsync();
    }

    /// <inheritdoc />
    protected override Task MovedAsync()
    {
        if (Here.Split('?')[0] != Path)
        {
            return Task.CompletedTask;
        }

        var query = UrlQuery.Parse(Navigation.Uri);
        edit = query.Value("edit");
        return query.Id("branch") is { } wanted && wanted != schedule?.Branch.Id ? LoadAsync() : Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        loads.Dispose();
    }

    private async Task LoadAsync()
    {
        var mine = loads.Begin();
        if (!access.Scope.May(Permissions.AppointmentsSettings))
        {
            return;
        }

        try
        {
            await FetchAsync(mine);
        }
        catch (Exception) when (mine.IsCancellationRequested)
        {
            // a newer wish is being loaded; drivers tell of a cancelled query in several ways
        }
    }

    private async Task FetchAsync(CancellationToken mine)
    {
        var query = UrlQuery.Parse(Navigation.Uri);
        edit = query.Value("edit");
        var branch = query.Id("branch") ?? access.Scope.SelectedBranchId ?? branches!.Rows.FirstOrDefault()?.Id;
        var read = await schedules.ReadAsync(branch, mine);
        if (mine.IsCancellationRequested)
        {
            return;
        }

        schedule = read.TryGet(out var found, out problem) ? found : null;
        if (found is { Branch.Id: var id })
        {
            resources = (await places.ListAsync(id, withInactive: true, mine)).TryGet(out var rows, out problem) ? rows : [];
            staff = (await places.StaffAsync(id, mine)).TryGet(out var people, out problem) ? people : [];
        }
    }

    private Task SavedAsync(string name)
    {
        toasts.Success(Words["resource_saved", name]);
        return LoadAsync();
    }
}

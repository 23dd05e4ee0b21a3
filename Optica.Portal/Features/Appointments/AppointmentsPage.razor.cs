using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Optica.Data.Appointments;
using Optica.Data.Organisations;
using Optica.Data.Saving;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Organisations;
using Optica.Portal.Components.Shared;
using Optica.Portal.Features.Appointments.Components;
using Optica.Portal.LiveUpdates;

namespace Optica.Portal.Features.Appointments;

/// <summary>The calendar of a branch. The address is the state; what colleagues change is seen as it happens.</summary>
public sealed partial class AppointmentsPage(
    CalendarLoader loader,
    AppointmentQueries queries,
    BranchQueries branchList,
    ICurrentAccess access,
    TimeProvider time
)
{
    private static readonly string[] Kinds = ["appointment", "branch_schedule", "resource"];
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Latest loads = new();
    private AppointmentsUrl url = new();
    private ListBranches? branches;
    private CalendarData? data;
    private CalendarBoard? board;
    private TodayList? list;
    private FreshRecords fresh = new();
    private Error? problem;
    private DateTime now;
    private CalendarScript? script;
    private ITimer? clock;
    private bool toAttach;
    private bool isLeft;

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    [Inject]
    private Toasts Toasts { get; set; } = default!;

    private DateOnly Today => LocalDay.Of(new DateTimeOffset(now, TimeSpan.Zero), data!.Zone);

    private CalendarRange Days => url.Days(Today);

    private bool MayBook => data is { Branch.MayChange: true } && access.Scope.May(Permissions.AppointmentsEdit);

    private string Title =>
        url.View == AppointmentsView.Today
            ? Words["today_title", CalendarDates.Long(Today, Words)]
            : CalendarDates.Title(url.View, Days, url.Day ?? Today, Words);

    private string SettingsHref => AppointmentSettingsPage.Address(data?.Branch.Id);

    /// <summary>Branches to choose from: where the user looks at all of them.</summary>
    private IReadOnlyList<BranchRow> Choice => branches!.AreSeveral || url.BranchId is not null ? branches.Rows : [];

    private IReadOnlyList<ResourceRow> Offered => [.. data!.Resources.Where(row => row.IsActive || row.Id == url.ResourceId)];

    private IEnumerable<AppointmentRow> Visible =>
        data!.Visits.Where(visit => url.ResourceId is null || visit.ResourceId == url.ResourceId);

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        now = time.GetUtcNow().UtcDateTime;
        var mine = await branchList.MineAsync(loads.Begin());
        branches = new ListBranches(mine.TryGet(out var rows, out _) ? rows : [], access.Scope);
        if (isLeft)
        {
            return;
        }

        clock = time.CreateTimer(_ => _ = InvokeAsync(Tick), null, Minute, Minute);
        url = await FindVisitAsync(AppointmentsUrl.Parse(Navigation.Uri));
        await LoadAsync();
    }

    /// <inheritdoc />
    protected override Task MovedAsync()
    {
        var next = AppointmentsUrl.Parse(Navigation.Uri);
        if (Here.Split('?')[0] != AppointmentsUrl.Path || next == url)
        {
            return Task.CompletedTask;
        }

        var before = url;
        url = next;
        if (data is not null && Wish(next) == Wish(before) && next.View == before.View)
        {
            Draw();
            return Task.CompletedTask;
        }

        return LoadAsync();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (toAttach)
        {
            toAttach = false;
            script ??= new CalendarScript(Browser, DroppedAsync);
            await script.AttachAsync();
        }
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        clock?.Dispose();
        isLeft = true;
        loads.Dispose();
        _ = script?.DisposeAsync().AsTask();
    }

    /// <summary>What decides which rows are read.</summary>
    private (Guid? Branch, CalendarRange? Days, bool All) Wish(AppointmentsUrl of) =>
        (of.BranchId, data is null ? null : of.Days(Today), of.WithClosed);

    private void Tick()
    {
        now = time.GetUtcNow().UtcDateTime;
        Draw();
        StateHasChanged();
    }

    private void Draw()
    {
        now = time.GetUtcNow().UtcDateTime;
        board =
            data is null || url.View is AppointmentsView.Month or AppointmentsView.Today
                ? null
                : CalendarBoard.Of(data, Days, url.ResourceId, now);
    }

    /// <summary>A link to a visit shows it in its own day and branch.</summary>
    private async Task<AppointmentsUrl> FindVisitAsync(AppointmentsUrl wanted)
    {
        if (wanted is not { Visit: { } id, Day: null, View: not AppointmentsView.Today })
        {
            return wanted;
        }

        var found = await queries.ReadAsync(id, loads.Begin());
        if (!found.TryGet(out var detail, out _))
        {
            return wanted;
        }

        var elsewhere = detail.Row.BranchId != BranchOf(wanted) ? detail.Row.BranchId : wanted.BranchId;
        var there = wanted with { Day = DateOnly.FromDateTime(detail.Row.LocalStart.DateTime), BranchId = elsewhere };
        Navigation.NavigateTo(there.Format(), new NavigationOptions { ReplaceHistoryEntry = true });
        return there;
    }

    private Guid? BranchOf(AppointmentsUrl of) =>
        of.BranchId ?? access.Scope.SelectedBranchId ?? (branches!.Rows.Count > 0 ? branches.Rows[0].Id : null);

    private async Task LoadAsync()
    {
        var mine = loads.Begin();
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
        now = time.GetUtcNow().UtcDateTime;
        if (BranchOf(url) is not { } branch)
        {
            problem = new AccessDenied();
            return;
        }

        var zone = branches!.Zone(branch);
        var days = url.Days(LocalDay.Of(new DateTimeOffset(now, TimeSpan.Zero), zone));
        var found = await loader.LoadAsync(branch, days, url.WithClosed, mine);
        if (!mine.IsCancellationRequested)
        {
            data = found.TryGet(out var loaded, out problem) ? loaded : null;
            toAttach = data is not null;
            Draw();
        }
    }

    private async Task CalledAsync(ChangeNews news)
    {
        await LoadAsync();
        fresh = new FreshRecords(news);
    }

    private async Task ReloadAsync()
    {
        // done from a page that has been left, there is nothing to show
        if (!isLeft)
        {
            await LoadAsync();
            // a list that is not drawn any more is still referred to
            await (url.View == AppointmentsView.Today && list is not null ? list.ShowNowAsync() : Task.CompletedTask);
            StateHasChanged();
        }
    }

    private async Task BookedAsync(BookedVisit booked)
    {
        Toasts.Success(Words["booked", booked.Name, booked.When]);
        await ReloadAsync();
        await (script?.FocusAsync(booked.Id) ?? Task.CompletedTask);
    }
}

using Microsoft.AspNetCore.Components;
using Optica.Data.Notifications;
using Optica.Domain.Audit;
using Optica.Domain.Notifications;
using Optica.Domain.Organisations;
using Optica.Domain.Prescriptions;
using Optica.Domain.Saving;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Prescriptions;

namespace Optica.Portal.Components.Layout;

/// <summary>News of the reader's branches: counted on every page change, listed when opened.</summary>
public sealed partial class NotificationBell
{
    private const int Cap = NotificationQueries.CountCap;
    private readonly CancellationTokenSource gone = new();
    private static readonly string[] Kinds = [ChangeKinds.Notification];

    private IReadOnlyList<NotificationRow>? rows;
    private IReadOnlyList<NotificationKind> muted = [];
    private bool isChoosing;
    private int unread;

    [Inject]
    private NotificationQueries Queries { get; set; } = default!;

    [Inject]
    private NotificationService Service { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => CountAsync();

    /// <inheritdoc />
    protected override Task MovedAsync() => CountAsync();

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        gone.Cancel();
        gone.Dispose();
    }

    private static string Href(NotificationRow row) =>
        row.Kind switch
        {
            NotificationKind.TransferRequested or NotificationKind.TransferRefused => "/admin/transfers",
            NotificationKind.ReportReady => "/admin/reports",
            NotificationKind.MassReading => $"/admin/audit?user={row.RecordId}&action={AuditActions.MedicalRead}",
            NotificationKind.PlatformAccess => $"/admin/audit?action={AuditActions.PlatformAccess}",
            NotificationKind.AppointmentBooked or NotificationKind.AppointmentCancelled => $"/admin/appointments?visit={row.RecordId}",
            NotificationKind.QuoteSent or NotificationKind.QuoteAccepted or NotificationKind.QuoteConverted =>
                $"/admin/quotes/{row.RecordId}",
            NotificationKind.PrescriptionExpiring => Due(("days", UrlQuery.Of(DueNotices.WarningOf(row.Id, row.RecordId)))),
            NotificationKind.ExamsDue => Due(("list", "recall"), ("days", UrlQuery.Of(PrescriptionLife.WarningDays[^1]))),
            _ when NotificationKinds.OfJobs.Contains(row.Kind) => $"/admin/work-orders/{row.RecordId}",
            _ => $"/admin/customers/{row.RecordId}",
        };

    private static string Due(params (string Name, string? Value)[] filter) => UrlQuery.Format(PrescriptionUrl.Due, filter);

    private async Task CountAsync() => unread = (await Queries.UnreadAsync(gone.Token)).TryGet(out var count, out _) ? count : 0;

    private async Task LoadAsync()
    {
        rows = (await Queries.NewestAsync(gone.Token)).TryGet(out var newest, out _) ? newest : [];
        await CountAsync();
    }

    /// <summary>There is news; what is being read grows as well.</summary>
    private Task CalledAsync() => rows is null ? CountAsync() : LoadAsync();

    /// <summary>Opened or closed: it begins with the news.</summary>
    private Task OpenedAsync()
    {
        isChoosing = false;
        return LoadAsync();
    }

    private async Task ReadAsync(NotificationRow row)
    {
        if (!row.IsRead)
        {
            await Service.ReadAsync(row.Id, gone.Token);
            await LoadAsync();
        }
    }

    private async Task ChooseAsync()
    {
        isChoosing = !isChoosing;
        muted = (await Queries.MutedAsync(gone.Token)).TryGet(out var found, out _) ? found : [];
        if (!isChoosing)
        {
            await LoadAsync();
        }
    }

    private async Task MuteAsync(NotificationKind kind, bool isMuted)
    {
        await Service.MuteAsync(kind, isMuted, gone.Token);
        muted = (await Queries.MutedAsync(gone.Token)).TryGet(out var found, out _) ? found : [];
        await CountAsync();
    }

    private async Task ReadAllAsync()
    {
        await Service.ReadAllAsync(gone.Token);
        await LoadAsync();
    }

    private string Text(NotificationRow row) =>
        row.Kind == NotificationKind.PlatformAccess
            ? Words["notification_PlatformAccess", Formats.Instant(row.EndsAt, ZoneOf(row)), Formats.OrNothing(row.Reason)]
            : About(row);

    private static TimeZoneInfo ZoneOf(NotificationRow row) => TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone ?? Branch.DefaultTimeZone);

    private string About(NotificationRow row) =>
        Words[
            $"notification_{row.Kind}",
            row.Kind == NotificationKind.ExamsDue ? row.Place
            : row.RecordName.Length > 0 ? row.RecordName
            : Unnamed(row)
        ];

    private string Unnamed(NotificationRow row) => Words[row.Kind == NotificationKind.ReportReady ? "some_report" : "some_customer"];
}

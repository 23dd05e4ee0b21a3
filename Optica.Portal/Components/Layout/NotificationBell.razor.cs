using Microsoft.AspNetCore.Components;
using Optica.Data.Notifications;
using Optica.Domain.Notifications;
using Optica.Domain.Prescriptions;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Prescriptions;

namespace Optica.Portal.Components.Layout;

/// <summary>News of the reader's branches: counted on every page change, listed when opened.</summary>
public sealed partial class NotificationBell
{
    private const int Cap = NotificationQueries.CountCap;
    private readonly CancellationTokenSource gone = new();
    private IReadOnlyList<NotificationRow>? rows;
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
            NotificationKind.AppointmentBooked or NotificationKind.AppointmentCancelled => $"/admin/appointments?visit={row.RecordId}",
            NotificationKind.QuoteSent or NotificationKind.QuoteAccepted or NotificationKind.QuoteConverted =>
                $"/admin/quotes/{row.RecordId}",
            NotificationKind.PrescriptionExpiring => Due(("days", UrlQuery.Of(DueNotices.WarningOf(row.Id, row.RecordId)))),
            NotificationKind.ExamsDue => Due(("list", "recall"), ("days", UrlQuery.Of(PrescriptionLife.WarningDays[^1]))),
            NotificationKind.WorkOrderReady or NotificationKind.WorkOrderOverdue => $"/admin/work-orders/{row.RecordId}",
            _ => $"/admin/customers/{row.RecordId}",
        };

    private static string Due(params (string Name, string? Value)[] filter) => UrlQuery.Format(PrescriptionUrl.Due, filter);

    private async Task CountAsync() => unread = (await Queries.UnreadAsync(gone.Token)).TryGet(out var count, out _) ? count : 0;

    private async Task LoadAsync()
    {
        rows = (await Queries.NewestAsync(gone.Token)).TryGet(out var newest, out _) ? newest : [];
        await CountAsync();
    }

    private async Task ReadAllAsync()
    {
        await Service.ReadAllAsync(gone.Token);
        await LoadAsync();
    }

    private string Text(NotificationRow row) =>
        Words[
            $"notification_{row.Kind}",
            row.Kind == NotificationKind.ExamsDue ? row.BranchName
            : row.RecordName.Length > 0 ? row.RecordName
            : Unnamed(row)
        ];

    private string Unnamed(NotificationRow row) => Words[row.Kind == NotificationKind.ReportReady ? "some_report" : "some_customer"];

    private string Ago(DateTime then) =>
        (Time.GetUtcNow().UtcDateTime - then) switch
        {
            { TotalMinutes: < 1 } => Words["ago_now"],
            { TotalHours: < 1 } span => Words["ago_minutes", (int)span.TotalMinutes],
            { TotalDays: < 1 } span => Words["ago_hours", (int)span.TotalHours],
            var span => Words["ago_days", (int)span.TotalDays],
        };
}

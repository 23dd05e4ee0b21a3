using Microsoft.AspNetCore.Components;
using Optica.Data.Appointments;
using Optica.Data.Saving;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Appointments.Components;

/// <summary>A visit beside the calendar, with everything that can be done with it.</summary>
public sealed partial class VisitPanel(
    AppointmentQueries queries,
    AppointmentLifeService life,
    ICurrentAccess access,
    Toasts toasts,
    TimeProvider time
)
{
    private static readonly string[] Kinds = ["appointment"];

    private readonly Latest shown = new();
    private ConfirmDialog? cancelling;
    private ConfirmDialog? missing;
    private CompleteDialog? completing;
    private MoveDialog? moving;
    private AppointmentDetail? detail;
    private bool suspended;
    private Error? problem;
    private string? refusal;
    private bool busy;

    /// <summary>The visit. Another one needs another panel: give a key.</summary>
    [Parameter, EditorRequired]
    public Guid Id { get; set; }

    /// <summary>Address of the page without the panel.</summary>
    [Parameter, EditorRequired]
    public string CloseHref { get; set; } = "";

    /// <summary>Something was done.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(detail!.Branch.TimeZone);

    /// <summary>Nobody is missed before their time.</summary>
    private bool HasBegun => detail!.Row.StartsAt <= time.GetUtcNow().UtcDateTime;

    /// <summary>After an exam comes its prescription, for those who may write one.</summary>
    private string? PrescriptionHref =>
        detail is { Row: { Status: AppointmentStatus.Completed, Visitor.CustomerId: { } customer } row }
        && row.Type.IsExam()
        && access.Scope.May(Permissions.Clinical)
            ? $"/admin/customers/{customer}/prescriptions/new"
            : null;

    /// <inheritdoc />
    public void Dispose() => shown.Dispose();

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    private Task LoadAsync() =>
        shown.AskAsync(async token => detail = (await queries.ReadAsync(Id, token)).TryGet(out var found, out problem) ? found : null);

    private Task CalledAsync(ChangeNews news) => LoadAsync();

    private Task ConfirmAsync() =>
        ActAsync(detail!.Row.Version, change => life.ConfirmAsync(Id, change, CancellationToken.None), AppointmentStatus.Confirmed);

    private async Task MissAsync()
    {
        // what is on screen now is what is asked about: news that comes meanwhile must not be acted on unseen
        var seen = detail!.Row.Version;
        if (await missing!.AskAsync() is not null)
        {
            await ActAsync(seen, change => life.MarkNoShowAsync(Id, change, CancellationToken.None), AppointmentStatus.NoShow);
        }
    }

    private async Task CancelAsync()
    {
        var seen = detail!.Row.Version;
        if (await cancelling!.AskAsync() is { } answer)
        {
            await ActAsync(
                seen,
                change => life.CancelAsync(Id, answer.Reason, change, CancellationToken.None),
                AppointmentStatus.Cancelled
            );
        }
    }

    private async Task ActAsync(long seen, Func<ChangeOptions, Task<Result<Done>>> act, AppointmentStatus to)
    {
        if (busy)
        {
            return;
        }

        (busy, refusal) = (true, null);
        try
        {
            var name = Words.Who(detail!.Row.Visitor);
            var error = (await act(new ChangeOptions(seen))).Error;
            refusal = error is Invalid { Fields: [var first, ..] } ? first.Message : error?.Message;
            if (error is null)
            {
                toasts.Success(Words[$"done_{to}", name]);
            }

            await AfterAsync();
        }
        finally
        {
            busy = false;
        }
    }

    private async Task CompletedAsync(VisitOutcome outcome)
    {
        toasts.Success(
            outcome.Exam is { } exam
                ? Words["done_exam", Words.Who(detail!.Row.Visitor), Formats.Date(exam.NextDue)]
                : Words["done_Completed", Words.Who(detail!.Row.Visitor)]
        );
        await AfterAsync();
    }

    private Task MovedAsync() => AfterAsync();

    private async Task AfterAsync()
    {
        await LoadAsync();
        await Changed.InvokeAsync();
    }
}

using Microsoft.EntityFrameworkCore;
using Optica.Data.Segments;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Notifications;

namespace Optica.Data.Appointments;

/// <summary>The steps of a visit that only concern the visit: confirmed, cancelled, missed (DOMAIN §8). Guests' visits take them too.</summary>
public sealed class AppointmentLifeService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    private const string Confirmed = "appointment_confirmed";

    /// <summary>The person said that they will come.</summary>
    /// <param name="id">The visit.</param>
    /// <param name="change">The version seen.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="VersionConflict"/>,
    /// <see cref="InvalidAppointmentTransition"/>.
    /// </returns>
    public Task<Result<Done>> ConfirmAsync(Guid id, ChangeOptions change, CancellationToken cancellation) =>
        StepAsync(id, change, (visit, now) => visit.Confirm(now), (Confirmed, null), cancellation);

    /// <summary>Calls a visit off; its time is free again.</summary>
    /// <param name="id">The visit.</param>
    /// <param name="reason">Why, 1–400 characters.</param>
    /// <param name="change">The version seen.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="Invalid"/> (reason), <see cref="VersionConflict"/>,
    /// <see cref="InvalidAppointmentTransition"/>.
    /// </returns>
    public Task<Result<Done>> CancelAsync(Guid id, string? reason, ChangeOptions change, CancellationToken cancellation) =>
        StepAsync(
            id,
            change,
            (visit, now) => visit.Cancel(reason, now),
            ("appointment_cancelled", TextRules.CleanLine(reason)),
            cancellation
        );

    /// <summary>The person did not come; the time is free again, and the customer's figures tell of it.</summary>
    /// <param name="id">The visit.</param>
    /// <param name="change">The version seen.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="VersionConflict"/>,
    /// <see cref="InvalidAppointmentTransition"/>, <see cref="VisitNotBegun"/>.
    /// </returns>
    public Task<Result<Done>> MarkNoShowAsync(Guid id, ChangeOptions change, CancellationToken cancellation) =>
        StepAsync(id, change, (visit, now) => visit.MarkNoShow(now), ("appointment_missed", null), cancellation);

    private async Task<Result<Done>> StepAsync(
        Guid id,
        ChangeOptions change,
        Func<Appointment, DateTime, Result<Done>> step,
        (string Action, string? Reason) intent,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(change);
        if (await access.RefuseAsync(Permissions.AppointmentsEdit, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.TransactAsync(() => StepAsync(db, (id, change), step, intent, cancellation), cancellation);
    }

    private async Task<Result<Done>> StepAsync(
        OpticaDbContext db,
        (Guid Id, ChangeOptions Change) which,
        Func<Appointment, DateTime, Result<Done>> step,
        (string Action, string? Reason) intent,
        CancellationToken cancellation
    )
    {
        var loaded =
            intent.Action == Confirmed
                ? await AppointmentLoading.ForChangeAsync(db, which.Id, cancellation)
                : await AppointmentLoading.ForEndAsync(db, which.Id, cancellation);
        if (!loaded.TryGet(out var visit, out var error))
        {
            return error;
        }

        var (seen, now) = (visit.Version, time.GetUtcNow().UtcDateTime);
        var taken = step(visit, now);
        if (Invalid.Join(which.Change.Unreadable, taken.Error as Invalid) is { } wrong)
        {
            return wrong;
        }

        if (which.Change.Version is { } version && version != seen)
        {
            return new VersionConflict();
        }

        if (taken.Error is { } no)
        {
            return no;
        }

        await FiguresWriter.FollowAsync(db, visit, cancellation);
        if (visit.Status == AppointmentStatus.Cancelled)
        {
            db.Tell(NotificationKind.AppointmentCancelled, visit, now);
        }

        db.Describe(intent.Action, intent.Reason);
        return await AppointmentLoading.SaveAsync(db, cancellation) is { } failed ? failed : default(Done);
    }
}

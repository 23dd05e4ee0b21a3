using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Notifications;
using Optica.Domain.Orders;

namespace Optica.Data.Appointments;

/// <summary>
/// Books visits and moves them (DOMAIN §8). What the slot engine offers is told early; who gets a time that two want, the key of its
/// five minutes decides.
/// </summary>
public sealed class AppointmentService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    private static readonly AppointmentInputValidator Bookings = new();
    private static readonly RescheduleInputValidator Moves = new();

    /// <summary>Books a visit for a customer in reach, or for a guest.</summary>
    /// <param name="input">What is typed; the branch is the one named, the selected one, or that of the resource.</param>
    /// <param name="options">The operation id.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The new id (or that of the same operation carried out before); <see cref="AccessDenied"/>, <see cref="NotFound"/> (customer,
    /// resource or branch), <see cref="Invalid"/>, <see cref="SlotTaken"/>, <see cref="OperationReused"/>.
    /// </returns>
    public async Task<Result<Guid>> BookAsync(AppointmentInput input, OperationOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        if (await access.RefuseAsync(Permissions.AppointmentsEdit, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var made = await db.TransactAsync(() => AddAsync(db, input, options, cancellation), cancellation);
        // the same click, twice at once: the other one's visit is the answer, also to who lost the time to it
        return made.Error is UniqueViolated { IsOperation: true } or SlotTaken
            ? await Operations.DoneBeforeAsync(db, options.Operation, cancellation) ?? made
            : made;
    }

    /// <summary>Moves an open visit within its branch; at another time it must be confirmed anew.</summary>
    /// <param name="id">The visit.</param>
    /// <param name="input">Where and when to; what is null stays.</param>
    /// <param name="change">The version seen.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/>, <see cref="NotFound"/> (visit or resource), <see cref="Invalid"/>,
    /// <see cref="VersionConflict"/>, <see cref="InvalidAppointmentTransition"/>, <see cref="SlotTaken"/>.
    /// </returns>
    public async Task<Result<Done>> RescheduleAsync(Guid id, RescheduleInput input, ChangeOptions change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(change);
        if (await access.RefuseAsync(Permissions.AppointmentsEdit, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.TransactAsync(() => MoveAsync(db, id, input, change, cancellation), cancellation);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private async Task<Result<Guid>> AddAsync(
        OpticaDbContext db,
        AppointmentInput input,
        OperationOptions options,
        CancellationToken cancellation
    )
    {
        if (await Operations.DoneBeforeAsync(db, options.Operation, cancellation) is { } before)
        {
            return before;
        }

        var placed = await VisitPlace.FindAsync(db, input, cancellation);
        if (!placed.TryGet(out var place, out var missing))
        {
            return missing;
        }

        AppointmentInputNormaliser.Normalise(input);
        var broken = Invalid.Join(options.Unreadable, Invalid.Join(place.Wrong, Bookings.Check(input)));
        if (broken is not null)
        {
            return place.Wrong is null ? broken : broken with { Code = place.Wrong.Code };
        }

        var (startsAt, minutes) = (input.StartsAt!.Value, input.Minutes!.Value);
        var (problem, buffer) = await SlotBook.JudgeAsync(
            db,
            (place.BranchId, input.ResourceId!.Value),
            (startsAt, minutes, null),
            Now,
            cancellation
        );
        if (problem is { } why)
        {
            return why.ToError();
        }

        var visit = Appointment.Create(input, (db.Scope.OrganisationId!.Value, place.BranchId, place.CustomerBranchId), buffer, Now);
        db.Appointments.Add(visit);
        db.Tell(NotificationKind.AppointmentBooked, visit, Now);
        Operations.Note(db, options.Operation, visit.Id, Now);
        return await AppointmentLoading.SaveAsync(db, cancellation) is { } failed ? failed : visit.Id;
    }

    private async Task<Result<Done>> MoveAsync(
        OpticaDbContext db,
        Guid id,
        RescheduleInput input,
        ChangeOptions change,
        CancellationToken cancellation
    )
    {
        var loaded = await AppointmentLoading.ForChangeAsync(db, id, cancellation);
        if (!loaded.TryGet(out var visit, out var error))
        {
            return error;
        }

        var to = new VisitTime(input.ResourceId ?? visit.ResourceId, input.StartsAt ?? visit.StartsAt, input.Minutes ?? visit.Minutes);
        var resource = await VisitPlace.MoveAsync(db, visit, to.ResourceId, cancellation);
        if (resource.Error is { } missing and not Invalid)
        {
            return missing;
        }

        if (Invalid.Join(change.Unreadable, Invalid.Join(resource.Error as Invalid, Moves.Check(input))) is { } wrong)
        {
            return wrong;
        }

        if (change.Version is { } seen && seen != visit.Version)
        {
            return new VersionConflict();
        }

        if (!visit.Status.IsOpen())
        {
            return new InvalidAppointmentTransition(visit.Status, []);
        }

        var (problem, buffer) = await JudgeMoveAsync(db, visit, to, cancellation);
        if (problem is { } why)
        {
            return why.ToError();
        }

        if (visit.Reschedule(to with { BufferMinutes = buffer }, Now).Error is { } no)
        {
            return no;
        }

        db.Describe("appointment_rescheduled");
        return await AppointmentLoading.SaveAsync(db, cancellation) is { } failed ? failed : default(Done);
    }

    /// <summary>A visit that keeps its start may last longer or go elsewhere whatever the notice, and wherever the grid is by now.</summary>
    private async Task<(SlotProblem? Problem, int BufferMinutes)> JudgeMoveAsync(
        OpticaDbContext db,
        Appointment visit,
        VisitTime to,
        CancellationToken cancellation
    )
    {
        var stays = to.StartsAt == visit.StartsAt;
        var (problem, buffer) = await SlotBook.JudgeAsync(
            db,
            (visit.BranchId, to.ResourceId),
            (to.StartsAt, to.Minutes, visit.Id),
            stays ? null : Now,
            cancellation
        );
        return (stays && problem == SlotProblem.OffGrid ? null : problem, buffer);
    }
}

using Microsoft.EntityFrameworkCore;
using Optica.Data.Segments;
using Optica.Data.Tenancy;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Data.Appointments;

/// <summary>
/// Says that visits took place, and who guests are (DOMAIN §8). A completed exam moves the customer's exam dates, also when the
/// customer belongs to another branch: it took place.
/// </summary>
public sealed class AppointmentCompletionService(
    IDbContextFactory<OpticaDbContext> contexts,
    ICurrentAccess access,
    GuestRegistration guests,
    TimeProvider time
)
{
    private static readonly DateOnly LastDay = new(2199, 12, 31);

    /// <summary>Completes a visit. A guest is matched with a customer or becomes one; an exam updates the exam dates.</summary>
    /// <param name="id">The visit.</param>
    /// <param name="input">Who a guest is, and when the next exam is due.</param>
    /// <param name="change">The version seen.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// What it did; <see cref="AccessDenied"/>, <see cref="NotFound"/> (visit, or the customer named), <see cref="Invalid"/>,
    /// <see cref="VersionConflict"/>, <see cref="InvalidAppointmentTransition"/>, <see cref="CustomerExists"/>.
    /// </returns>
    public Task<Result<VisitOutcome>> CompleteAsync(Guid id, CompletionInput input, ChangeOptions change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        return RunAsync(
            (id, change),
            async (db, visit) =>
            {
                var exam = await ExamAsync(db, visit, cancellation);
                return await CompleteAsync(db, visit, (input, exam), change, cancellation);
            },
            cancellation
        );
    }

    /// <summary>Says which customer a guest is, before the visit is completed.</summary>
    /// <param name="id">The visit.</param>
    /// <param name="who">Whom somebody recognised; else whoever has their RUT, or a new customer.</param>
    /// <param name="change">The version seen.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The customer; <see cref="AccessDenied"/>, <see cref="NotFound"/> (visit, or the customer named), <see cref="Invalid"/>,
    /// <see cref="VersionConflict"/>, <see cref="VisitHasCustomer"/>, <see cref="InvalidAppointmentTransition"/>,
    /// <see cref="CustomerExists"/>.
    /// </returns>
    public Task<Result<Guid>> IdentifyAsync(Guid id, GuestIdentity who, ChangeOptions change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(who);
        return RunAsync<Guid>(
            (id, change),
            async (db, visit) =>
            {
                if (Stale(visit, change, change.Unreadable) is { } early)
                {
                    return early;
                }

                // refused before anybody is registered
                var open = visit.IsGuest ? visit.Status.IsOpen() : (bool?)null;
                if (open != true)
                {
                    return open is null ? new VisitHasCustomer() : new InvalidAppointmentTransition(visit.Status, []);
                }

                if ((await guests.IdentifyAsync(db, visit, who, cancellation)).Error is { } no)
                {
                    return no;
                }

                db.Describe("appointment_identified");
                return await AppointmentLoading.SaveAsync(db, cancellation) is { } failed ? failed : visit.CustomerId!.Value;
            },
            cancellation
        );
    }

    /// <summary>What completing a visit would say about exams: the day it takes place, but no later than today; null when it is no exam.</summary>
    internal static ExamDates? Propose(Appointment visit, DateTime now, TimeZoneInfo zone, int months)
    {
        var (day, today) = (DayOf(visit.StartsAt, zone), DayOf(now, zone));
        var last = day < today ? day : today;
        return visit.Type.IsExam() ? new(last, last.AddMonths(months)) : null;
    }

    private static DateOnly DayOf(DateTime at, TimeZoneInfo zone) => LocalDay.Of(new DateTimeOffset(at, TimeSpan.Zero), zone);

    private async Task<Result<T>> RunAsync<T>(
        (Guid Id, ChangeOptions Change) which,
        Func<OpticaDbContext, Appointment, Task<Result<T>>> act,
        CancellationToken cancellation
    )
    {
        if (await access.RefuseAsync(Permissions.AppointmentsEdit, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.TransactAsync(
            async () =>
            {
                var loaded = await AppointmentLoading.ForEndAsync(db, which.Id, cancellation);
                return loaded.TryGet(out var visit, out var error) ? await act(db, visit) : error;
            },
            cancellation
        );
    }

    private static Error? Stale(Appointment visit, ChangeOptions change, Invalid? wrong) =>
        wrong is not null ? wrong
        : change.Version is { } seen && seen != visit.Version ? new VersionConflict()
        : null;

    private async Task<ExamDates?> ExamAsync(OpticaDbContext db, Appointment visit, CancellationToken cancellation)
    {
        var zone = await SlotBook.ZoneAsync(db, visit.BranchId, cancellation);
        var months = await db
            .Organisations.Where(row => row.Id == visit.OrganisationId)
            .Select(row => row.ExamMonths)
            .SingleAsync(cancellation);
        return Propose(visit, time.GetUtcNow().UtcDateTime, zone, months);
    }

    private async Task<Result<VisitOutcome>> CompleteAsync(
        OpticaDbContext db,
        Appointment visit,
        (CompletionInput Said, ExamDates? Proposed) exam,
        ChangeOptions change,
        CancellationToken cancellation
    )
    {
        if (Stale(visit, change, Invalid.Join(change.Unreadable, Check(exam.Said, exam.Proposed))) is { } early)
        {
            return early;
        }

        if (visit.IsGuest && visit.Status.IsOpen())
        {
            if ((await guests.IdentifyAsync(db, visit, exam.Said.Guest, cancellation)).Error is { } unknown)
            {
                return unknown;
            }
        }

        if (visit.Complete(time.GetUtcNow().UtcDateTime).Error is { } no)
        {
            return no;
        }

        var proposed = exam.Proposed is { } dates ? dates with { NextDue = exam.Said.NextEyeExamDue ?? dates.NextDue } : null;
        var set = proposed is not null && await ExaminedAsync(db, visit, proposed, cancellation) ? proposed : null;
        await FiguresWriter.FollowAsync(db, visit, cancellation);
        db.Describe("appointment_completed");
        return await AppointmentLoading.SaveAsync(db, cancellation) is { } failed
            ? failed
            : new VisitOutcome(visit.CustomerId!.Value, set, visit.Type.IsExam() && db.Scope.May(Permissions.Clinical));
    }

    private static Invalid? Check(CompletionInput said, ExamDates? proposed)
    {
        const string field = nameof(CompletionInput.NextEyeExamDue);
        return said.NextEyeExamDue is not { } due ? null
            : proposed is null ? Invalid.At(field, "next_exam_of_exams")
            : due < proposed.Last ? Invalid.At(field, "next_exam_before_last")
            : due > LastDay ? Invalid.At(field, "date_out_of_range", new DateOnly(1900, 1, 1), LastDay)
            : null;
    }

    /// <returns>Whether the exam is the last one known; only then are the customer's dates its.</returns>
    private static async Task<bool> ExaminedAsync(OpticaDbContext db, Appointment visit, ExamDates exam, CancellationToken cancellation)
    {
        string[] lifted = [TenancyModel.BranchFilter];
        var customer = await db.Customers.IgnoreQueryFilters(lifted).SingleAsync(row => row.Id == visit.CustomerId, cancellation);
        // a visit that was booked before is told to have taken place, but nothing is written into what is blocked or erased
        if (customer.Suspended is not null || !customer.Examined(exam.Last, exam.NextDue))
        {
            return false;
        }

        var figures = await db
            .CustomerFigures.IgnoreQueryFilters(lifted)
            .SingleAsync(row => row.CustomerId == visit.CustomerId, cancellation);
        figures.Follow(customer);
        db.LentBranch = customer.BranchId;
        return true;
    }
}

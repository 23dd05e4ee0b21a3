using Microsoft.EntityFrameworkCore;
using Optica.Data.Appointments;
using Optica.Data.Segments;
using Optica.Data.Tenancy;
using Optica.Domain.Agreements;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Notifications;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;

namespace Optica.Data.Customers;

/// <summary>Erases a customer but for what the law holds (CL-13, <see cref="ErasureRule"/>). Call within a transaction; the caller saves.</summary>
public sealed class Erasure(ErasedDrafts drafts)
{
    /// <summary>Does it, and notes at the answered request what is kept.</summary>
    internal async Task<Result<Done>> RunAsync(
        OpticaDbContext db,
        (Customer Customer, RightsRequest Request) who,
        (DateOnly Today, DateTime Now) when,
        CancellationToken cancellation
    )
    {
        var writer = await FiguresWriter.BeginAsync(db, cancellation);
        var figures = (await writer.HoldAsync([who.Customer.Id], cancellation))[who.Customer.Id];
        var done = await RepeatAsync(db, who, when, cancellation);
        if (done.Succeeded)
        {
            writer.Follow(figures, who.Customer);
            await writer.FlushAsync(cancellation);
        }

        return done;
    }

    /// <summary>The same but for figures, which an operator's command computes anew.</summary>
    internal async Task<Result<Done>> RepeatAsync(
        OpticaDbContext db,
        (Customer Customer, RightsRequest Request) who,
        (DateOnly Today, DateTime Now) when,
        CancellationToken cancellation
    )
    {
        var (customer, request) = who;
        if (customer.ErasedAt is null)
        {
            // asked while contact and documents are still known
            await drafts.DropAsync(db, customer, cancellation);
            await ForgetGuestAsync(db, customer, request.Number, cancellation);
        }

        var plan = await ErasureHolds.PlanAsync(db, customer, when.Today, cancellation);
        if (customer.Erase(plan, request.Number, when.Now).Error is { } no)
        {
            return no;
        }

        request.Keep(plan);
        // words first: what ends below is read without them, and the trail does not get them once more
        await ClearAsync(db, (customer.OrganisationId, customer.Id, request.Number), plan, cancellation);
        await EndAsync(db, who, when.Now, cancellation);
        if (plan.HeldUntil is null)
        {
            request.Forget();
        }

        return default(Done);
    }

    /// <summary>What goes at once, and what goes because the law does not hold it, or no longer. May be done again.</summary>
    internal static async Task ClearAsync(
        OpticaDbContext db,
        (Guid OrganisationId, Guid CustomerId, string Number) who,
        ErasurePlan plan,
        CancellationToken cancellation
    )
    {
        var (organisation, id, _) = who;
        await ErasedTexts.ClearAsync(db, who, plan.HeldUntil is not null, cancellation);
        // who asked, and how they showed who they are, bears the erasure out as long as anything of them is kept
        await PersonalTables
            .Of<RightsRequest>(db, organisation, id)
            .Where(row => plan.HeldUntil == null || row.Number != who.Number)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.Applicant, row => row.Number)
                        .SetProperty(row => row.Evidence, row => row.Number)
                        .SetProperty(row => row.Answer, (string?)null),
                cancellation
            );
        if (plan.ClinicalUntil is null)
        {
            await PersonalTables.Of<CustomerMedical>(db, organisation, id).ExecuteDeleteAsync(cancellation);
            await PersonalTables.Of<PrescriptionMedical>(db, organisation, id).ExecuteDeleteAsync(cancellation);
            await PersonalTables.Of<WorkOrderMedical>(db, organisation, id).ExecuteDeleteAsync(cancellation);
            await PersonalTables.Of<WorkOrderCheck>(db, organisation, id).ExecuteDeleteAsync(cancellation);
        }
    }

    /// <summary>What was going on ends: visits to come, moves that were asked for, memberships.</summary>
    internal static async Task EndAsync(
        OpticaDbContext db,
        (Customer Customer, RightsRequest Request) who,
        DateTime now,
        CancellationToken cancellation
    )
    {
        var (organisation, id, request) = (who.Customer.OrganisationId, who.Customer.Id, who.Request);
        var visits = await PersonalTables
            .Of<Appointment>(db, organisation, id)
            .Include(row => row.Cells)
            .Where(row => row.Status == AppointmentStatus.Scheduled || row.Status == AppointmentStatus.Confirmed)
            .ToListAsync(cancellation);
        foreach (var visit in visits.Where(visit => visit.Cancel(request.Number, now).Succeeded))
        {
            db.Tell(NotificationKind.AppointmentCancelled, visit, now);
        }

        var moves = await db
            .TransferRequests.Where(row =>
                row.OrganisationId == organisation && row.CustomerId == id && row.Status == TransferStatus.Waiting
            )
            .ToListAsync(cancellation);
        moves.ForEach(move => move.Decide(accept: false, request.DoneBy!.Value, now));
        db.RemoveRange(await PersonalTables.Of<AgreementMember>(db, organisation, id).ToListAsync(cancellation));
    }

    /// <summary>Visits of the same person from before they were a customer: a guest with the same RUT, in whichever branch.</summary>
    internal static async Task ForgetGuestAsync(OpticaDbContext db, Customer customer, string number, CancellationToken cancellation)
    {
        // once it is erased, a held record has its RUT as the document
        if ((customer.Rut ?? customer.DocumentNumber) is { } rut)
        {
            await db
                .Appointments.IgnoreQueryFilters([TenancyModel.BranchFilter])
                .Where(row => row.CustomerId == null && row.GuestRut == rut && row.OrganisationId == customer.OrganisationId)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.GuestName, number)
                            .SetProperty(row => row.GuestRut, (string?)null)
                            .SetProperty(row => row.GuestPhone, (string?)null)
                            .SetProperty(row => row.Notes, (string?)null)
                            .SetProperty(row => row.CancelReason, (string?)null),
                    cancellation
                );
        }
    }
}

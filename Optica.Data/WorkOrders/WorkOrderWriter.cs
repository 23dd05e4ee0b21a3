using Microsoft.EntityFrameworkCore;
using Optica.Data.Orders;
using Optica.Data.Organisations;
using Optica.Data.Prescriptions;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.WorkOrders;

namespace Optica.Data.WorkOrders;

/// <summary>
/// The way every new job takes into the database, whoever makes it and why: by hand, from a quote, as a remake. It works within the
/// caller's transaction and leaves saving to the caller, so that a quote's order and job are made together or not at all.
/// </summary>
public sealed class WorkOrderWriter(WorkOrderContents contents, PrescriptionContents prescriptions, TimeProvider time)
{
    /// <summary>Gives a job its number and its snapshot, and adds it to the context.</summary>
    /// <param name="db">Context of the transaction.</param>
    /// <param name="draft">What is to be made; rights, reach and rules are the caller's to check.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The job, not saved yet; <see cref="Invalid"/> when the prescription is not the customer's, or out of reach.</returns>
    internal async Task<Result<WorkOrder>> AddAsync(OpticaDbContext db, WorkOrderDraft draft, CancellationToken cancellation)
    {
        var prescribed = draft.Prescribed;
        if (prescribed is null && draft.Input.PrescriptionId is { } prescriptionId)
        {
            var customerId = draft.Place.CustomerId;
            // a quote's own was checked when it was chosen: whoever reaches the quote can have it made, whatever branch wrote it
            var reach = draft.QuoteId is null ? db.Prescriptions : db.Prescriptions.IgnoreQueryFilters([TenancyModel.BranchFilter]);
            var prescription = await reach
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == prescriptionId && row.CustomerId == customerId, cancellation);
            if (prescription is null)
            {
                return Invalid.At(nameof(WorkOrderInput.PrescriptionId), "prescription_not_current");
            }

            prescribed = WorkOrderPrescribed.Of(prescription, await prescriptions.OpenAsync(db, prescription, cancellation));
        }

        var now = time.GetUtcNow();
        var year = LocalDay.Of(now, await BranchQueries.ZoneAsync(db, cancellation)).Year;
        var number = await Numbers.NextAsync(db, NumberSeries.WorkOrders, year, cancellation);
        var job = WorkOrder.Create(number, draft, (db.Scope.UserId, now.UtcDateTime));
        db.WorkOrders.Add(job);
        if (prescribed is not null)
        {
            await contents.AddAsync(db, job, prescribed, cancellation);
        }

        return job;
    }
}

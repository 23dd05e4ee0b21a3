using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Segments;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>
/// Finishes erasures: what the law held is held no longer (CL-13). The medical record goes when its own hold ends, also while documents
/// of sales are held; name, document, birth date and the words on those documents go with the last hold. What is left names nobody.
/// </summary>
public sealed class ErasureCleanUp(SystemAccess system, TimeProvider time)
{
    private const int Chunk = 200;

    /// <summary>Finishes what is due.</summary>
    /// <returns>How many customers.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        await using var db = system.Open();
        var today = GrantedErasures.Today(time);
        var due = await Due(db, today).OrderBy(id => id).Take(Chunk).ToListAsync(cancellation);
        List<Exception> failures = [];
        foreach (var id in due)
        {
            try
            {
                await db.TransactAsync(() => FinishAsync(db, id, today, cancellation), cancellation);
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                // one that cannot be finished must not keep the others waiting
                db.ChangeTracker.Clear();
                failures.Add(failure);
            }
        }

        return failures.Count == 0 ? due.Count : throw new AggregateException("Some erasures could not be finished.", failures);
    }

    /// <summary>Erased, and with something left that nothing holds.</summary>
    private static IQueryable<Guid> Due(OpticaDbContext db, DateOnly today) =>
        (
            from asked in GrantedErasures.In(db)
            from row in db.Customers
            where row.OrganisationId == asked.OrganisationId && row.Id == asked.CustomerId && row.ErasedAt != null
            where
                row.HeldUntil < today
                // kept as a RUT by an erasure of before
                || row.Rut != null
                || (
                    (asked.ClinicalUntil == null || asked.ClinicalUntil < today)
                    && (
                        db.CustomerMedical.Any(sealedRow => sealedRow.CustomerId == asked.CustomerId)
                        || db.PrescriptionMedical.Any(sealedRow =>
                            sealedRow.OrganisationId == asked.OrganisationId && sealedRow.CustomerId == asked.CustomerId
                        )
                        || db.WorkOrderMedical.Any(sealedRow =>
                            sealedRow.OrganisationId == asked.OrganisationId && sealedRow.CustomerId == asked.CustomerId
                        )
                        || db.WorkOrderChecks.Any(sealedRow =>
                            sealedRow.OrganisationId == asked.OrganisationId && sealedRow.CustomerId == asked.CustomerId
                        )
                    )
                )
            select row.Id
        ).Distinct();

    private static async Task<Result<Done>> FinishAsync(OpticaDbContext db, Guid id, DateOnly today, CancellationToken cancellation)
    {
        // as everybody who changes what a customer bought: first the customer's figures, then the rest
        await FiguresWriter.HoldAsync(db, id, cancellation);
        var customer = await db.Customers.SingleAsync(row => row.Id == id, cancellation);
        var request = await GrantedErasures.OfAsync(db, customer, cancellation);
        customer.ReleaseRut();
        if (customer.FinishErasure(request.Number, today))
        {
            (await db.CustomerFigures.SingleAsync(row => row.CustomerId == id, cancellation)).Follow(customer);
        }

        await Erasure.ClearAsync(db, (customer.OrganisationId, id, request.Number), LeftOf(request, today), cancellation);
        return await db.TrySaveAsync(cancellation) is { } failed ? failed : default(Done);
    }

    /// <summary>What of an erasure the law holds still.</summary>
    internal static ErasurePlan LeftOf(RightsRequest request, DateOnly today) =>
        new(Left(request.ClinicalUntil, today), Left(request.SalesUntil, today));

    private static DateOnly? Left(DateOnly? until, DateOnly today) => until >= today ? until : null;
}

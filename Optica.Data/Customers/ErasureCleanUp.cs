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
        // a hold of years may end a day late: the earliest calendar of all decides
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-1);
        var due = await Due(db, today).OrderBy(row => row.Id).Select(row => row.Id).Take(Chunk).ToListAsync(cancellation);
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
    private static IQueryable<Customer> Due(OpticaDbContext db, DateOnly today) =>
        db.Customers.Where(row =>
            row.ErasedAt != null
            && (
                row.HeldUntil < today
                // kept as a RUT by an erasure of before
                || row.Rut != null
                || (
                    db.RightsRequests.Any(asked =>
                        asked.CustomerId == row.Id
                        && asked.Kind == RightsKind.Erase
                        && asked.Status == RightsStatus.Done
                        && (asked.ClinicalUntil == null || asked.ClinicalUntil < today)
                    )
                    && (
                        db.CustomerMedical.Any(medical => medical.CustomerId == row.Id)
                        || db.PrescriptionMedical.Any(medical => medical.CustomerId == row.Id)
                        || db.WorkOrderMedical.Any(medical => medical.CustomerId == row.Id)
                        || db.WorkOrderChecks.Any(medical => medical.CustomerId == row.Id)
                    )
                )
            )
        );

    private static async Task<Result<Done>> FinishAsync(OpticaDbContext db, Guid id, DateOnly today, CancellationToken cancellation)
    {
        // as everybody who changes what a customer bought: first the customer's figures, then the rest
        await FiguresWriter.HoldAsync(db, id, cancellation);
        var customer = await db.Customers.SingleAsync(row => row.Id == id, cancellation);
        var request = await db
            .RightsRequests.AsNoTracking()
            .SingleAsync(row => row.CustomerId == id && row.Kind == RightsKind.Erase && row.Status == RightsStatus.Done, cancellation);
        customer.ReleaseRut();
        if (customer.FinishErasure(request.Number, today))
        {
            (await db.CustomerFigures.SingleAsync(row => row.CustomerId == id, cancellation)).Follow(customer);
        }

        var left = new ErasurePlan(Left(request.ClinicalUntil, today), Left(request.SalesUntil, today));
        await Erasure.ClearAsync(db, (id, request.Number), left, cancellation);
        return await db.TrySaveAsync(cancellation) is { } failed ? failed : default(Done);
    }

    private static DateOnly? Left(DateOnly? until, DateOnly today) => until >= today ? until : null;
}

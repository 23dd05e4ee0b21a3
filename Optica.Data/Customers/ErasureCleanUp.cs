using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>
/// Finishes erasures: what the law held is held no longer (CL-13), so name, documents, birth date and the medical record go too. What is
/// left of the customer names nobody.
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
        var due = await db
            .Customers.Where(row => row.ErasedAt != null && row.HeldUntil < today)
            .OrderBy(row => row.Id)
            .Take(Chunk)
            .ToListAsync(cancellation);
        if (due.Count == 0)
        {
            return 0;
        }

        List<Guid> ids = [.. due.Select(row => row.Id)];
        var numbers = await db
            .RightsRequests.Where(row => ids.Contains(row.CustomerId) && row.Kind == RightsKind.Erase && row.Status == RightsStatus.Done)
            .ToDictionaryAsync(row => row.CustomerId, row => row.Number, cancellation);
        var figures = await db
            .CustomerFigures.Where(row => ids.Contains(row.CustomerId))
            .ToDictionaryAsync(row => row.CustomerId, cancellation);
        foreach (var customer in due.Where(customer => customer.FinishErasure(numbers[customer.Id], today)))
        {
            figures[customer.Id].Follow(customer);
        }

        db.RemoveRange(await db.CustomerMedical.Where(row => ids.Contains(row.CustomerId)).ToListAsync(cancellation));
        await db.SaveChangesAsync(cancellation);
        return due.Count;
    }
}

using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Data.Saving;

/// <summary>What stood in the records of somebody who was erased stays in the trail, for whoever may read that, and shows nowhere else (CL-12).</summary>
internal static class ErasedHistory
{
    /// <summary>The steps of a record as the caller may see them: without what stood there, where its customer was erased.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="db">The caller's context.</param>
    /// <param name="customer">Whose record it is; nobody's is not hidden.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<Result<IReadOnlyList<HistoryEntry>>> ToldAsync(
        this IReadOnlyList<HistoryEntry> steps,
        OpticaDbContext db,
        IQueryable<Guid?> customer,
        CancellationToken cancellation
    )
    {
        // the record is in reach, wherever its customer went since
        var isSealed =
            !db.Scope.May(Permissions.AuditRead)
            && await db
                .Customers.IgnoreQueryFilters([TenancyModel.BranchFilter])
                .AnyAsync(row => row.ErasedAt != null && customer.Contains(row.Id), cancellation);
        return Result.Of<IReadOnlyList<HistoryEntry>>(isSealed ? [.. steps.Select(step => step.WithoutValues())] : steps);
    }
}

using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Data.Saving;

/// <summary>
/// Who did what with a record of a customer, from the audit trail; nothing medical is opened. What stood in the records of somebody who was
/// erased stays in the trail, for whoever may read that, and shows nowhere else (CL-12).
/// </summary>
internal static class RecordHistory
{
    /// <summary>Most steps shown.</summary>
    public const int Most = 200;

    /// <summary>The steps of a record in reach, newest first; branches by name.</summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="record">What the trail calls its kind, and which.</param>
    /// <param name="customer">Whose it is; nobody's is not hidden.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>At most <see cref="Most"/> steps, those of who was erased without values for whoever may not read the trail.</returns>
    public static async Task<IReadOnlyList<HistoryEntry>> ReadAsync(
        OpticaDbContext db,
        (string Kind, Guid Id) record,
        IQueryable<Guid?> customer,
        CancellationToken cancellation
    )
    {
        // the record is in reach, so is its whole history, wherever it or its customer went on
        var rows = await db
            .AuditEntries.IgnoreQueryFilters([TenancyModel.BranchFilter])
            .AsNoTracking()
            .Where(row => row.RecordId == record.Id && row.RecordKind == record.Kind)
            .OrderByDescending(row => row.Sequence)
            .Take(Most)
            .ToListAsync(cancellation);
        var steps = await AuditTelling.TellAsync(db, rows, ring: null, cancellation);
        // not asked where it changes nothing
        var isErased =
            Hides(db.Scope, isErased: true)
            && await db
                .Customers.IgnoreQueryFilters([TenancyModel.BranchFilter])
                .AnyAsync(row => row.ErasedAt != null && customer.Contains(row.Id), cancellation);
        return Seen(db.Scope, steps, isErased);
    }

    /// <summary>Steps as a caller may see them.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="isErased">Whether they are of somebody who was erased.</param>
    public static IReadOnlyList<HistoryEntry> Seen(AccessScope scope, IReadOnlyList<HistoryEntry> steps, bool isErased) =>
        Hides(scope, isErased) ? [.. steps.Select(step => step.WithoutValues())] : steps;

    /// <summary>Whether what stood there is hidden from a caller.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="isErased">Whether it is of somebody who was erased.</param>
    public static bool Hides(AccessScope scope, bool isErased) => isErased && !scope.May(Permissions.AuditRead);
}

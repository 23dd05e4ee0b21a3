using Microsoft.EntityFrameworkCore;
using Optica.Data.Encryption;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Data.Prescriptions;

/// <summary>Who did what with a prescription, from the audit trail. What is medical in it needs the clinical permission and counts as a reading.</summary>
public sealed class PrescriptionHistoryQueries(
    IDbContextFactory<OpticaDbContext> contexts,
    ICurrentAccess access,
    PrescriptionContents contents,
    DataKeyRing ring
)
{
    /// <summary>Most steps shown.</summary>
    public const int Most = 200;

    /// <summary>The steps of a prescription, newest first.</summary>
    /// <param name="id">The prescription.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>At most 200 steps; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<IReadOnlyList<HistoryEntry>>> ListAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.PrescriptionsRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await db.Prescriptions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (found is null)
        {
            return (Result<IReadOnlyList<HistoryEntry>>)await db.Prescriptions.MissingAsync(row => row.Id == id, cancellation);
        }

        // the prescription is in reach, so is its whole history
        var rows = await db
            .AuditEntries.IgnoreQueryFilters([TenancyModel.BranchFilter])
            .AsNoTracking()
            .Where(row => row.RecordId == id && row.RecordKind == "prescription" && row.Action != AuditActions.MedicalRead)
            .OrderByDescending(row => row.Sequence)
            .Take(Most)
            .ToListAsync(cancellation);
        var clinical = db.Scope.May(Permissions.Clinical);
        var steps = await AuditTelling.TellAsync(db, rows, clinical ? ring : null, cancellation);
        if (clinical && rows.Exists(row => row.MedicalChanges is not null))
        {
            await contents.NoteReadAsync(db, [found], cancellation);
        }

        return Result.Of(steps);
    }
}

using Microsoft.EntityFrameworkCore;
using Optica.Data.Audit;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Reports;

namespace Optica.Data.Reports;

/// <summary>Reads the audit trail for reports; what is medical stays closed, whoever asks.</summary>
public sealed class AuditReportQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access)
{
    /// <summary>The lines of the list's filters, newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="most">Only so many, for a preview; null for all.</param>
    /// <param name="cancellation">Cancels the first step; the chunks take their own.</param>
    /// <returns>The rows; <see cref="AccessDenied"/>; for a branch out of reach <see cref="AccessDenied"/> or <see cref="NotFound"/>.</returns>
    public async Task<Result<ReportRows<AuditRow>>> LinesAsync(AuditFilter filter, int? most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (await access.RefuseAsync(Permissions.AuditRead, null, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (filter.BranchId is { } branch && await BranchChoice.RefuseAsync(db, branch, cancellation) is { } outOfReach)
        {
            return outOfReach;
        }

        var lines = await db.AuditEntries.AsNoTracking().FilterAsync(db, filter, cancellation);
        var ids = await lines.Newest().Select(row => row.Id).Take(most ?? int.MaxValue).ToListAsync(cancellation);
        var begun = db.Scope;
        return new ReportRows<AuditRow>(
            ids.Count,
            ReportChunks.ReadAsync(ids, (chunk, stop) => ChunkAsync(chunk, begun, stop), CancellationToken.None)
        );
    }

    private async Task<Result<IReadOnlyList<AuditRow>>> ChunkAsync(Guid[] ids, AccessScope begun, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.AuditRead, begun, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var lines = await db.AuditEntries.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id)).ToListAsync(cancellation);
        return Result.Of(await AuditRows.TellAsync(db, [.. lines.InOrder(ids, row => row.Id)], ring: null, cancellation));
    }
}

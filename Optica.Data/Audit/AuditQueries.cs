using Microsoft.EntityFrameworkCore;
using Optica.Data.Encryption;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Data.Audit;

/// <summary>
/// Reads the audit trail: of the whole organisation, or of the branches in reach; what happened at no branch is for those who reach all
/// of them. Showing medical changes counts as reading them.
/// </summary>
public sealed class AuditQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, DataKeyRing ring, AuditSealer sealer)
{
    /// <summary>Totals are counted up to here.</summary>
    public const int TotalCap = 10_000;

    /// <summary>One page of the trail, newest first.</summary>
    /// <param name="filter">Which lines.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The lines; <see cref="AccessDenied"/>; for a branch out of reach <see cref="AccessDenied"/> or <see cref="NotFound"/>.</returns>
    public async Task<Result<Page<AuditRow>>> ListAsync(AuditFilter filter, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        if (await access.RefuseAsync(Permissions.AuditRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (filter.BranchId is { } branch && await BranchChoice.RefuseAsync(db, branch, cancellation) is { } outOfReach)
        {
            return outOfReach;
        }

        var lines = await db.AuditEntries.AsNoTracking().FilterAsync(db, filter, cancellation);
        var total = await lines.Take(TotalCap + 1).CountAsync(cancellation);
        var rows = total == 0 ? [] : await lines.PageAsync(page, cancellation);
        var opens = filter.OpensMedical && db.Scope.May(Permissions.Clinical);
        var items = await AuditRows.TellAsync(db, rows, opens ? ring : null, cancellation);
        if (opens)
        {
            await NoteReadingAsync(db, rows, cancellation);
        }

        return new Page<AuditRow>(items, page.Number, page.Size, Math.Min(total, TotalCap), total > TotalCap);
    }

    /// <summary>
    /// People whose doings may be asked for, by name: those of the organisation, or of the branches in reach; after them who of the
    /// platform ever opened the organisation, since they are in the trail and saw its customers, too.
    /// </summary>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The people, or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<IReadOnlyList<AuditPerson>>> PeopleAsync(CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.AuditRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var (own, me, all) = (db.Scope.OrganisationId, db.Scope.UserId, db.Scope.AllBranches);
        var people = await db
            .Users.Where(user =>
                user.OrganisationId == own
                    ? all || user.Id == me || user.Role == StaffRole.SuperAdmin || db.BranchMemberships.Any(row => row.UserId == user.Id)
                    : user.OrganisationId == null && db.PlatformAccesses.Any(row => row.UserId == user.Id && row.OrganisationId == own)
            )
            .OrderBy(user => user.OrganisationId == null)
            .ThenBy(user => user.DisplayName)
            .ThenBy(user => user.Id)
            .Select(user => new AuditPerson(user.Id, user.DisplayName, user.OrganisationId == null))
            .ToListAsync(cancellation);
        return Result.Of<IReadOnlyList<AuditPerson>>(people);
    }

    /// <summary>What people call the record or the customer that a list is narrowed to; whoever is named is seen.</summary>
    /// <param name="id">The record.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The name, empty when it is gone, out of reach or has none; or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<string>> NameAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.AuditRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var names = await AuditRows.NamesAsync(db, [id], cancellation);
        var named = await db
            .Customers.Where(row =>
                row.Id == id
                || db.Prescriptions.Any(one => one.Id == id && one.CustomerId == row.Id)
                || db.Appointments.Any(one => one.Id == id && one.CustomerId == row.Id)
            )
            .Select(row => row.Id)
            .ToListAsync(cancellation);
        await db.NoteSeenAsync(SightingSurface.Trail, named, cancellation);
        return names.GetValueOrDefault(id, "");
    }

    /// <summary>One line for each record whose medical changes were opened.</summary>
    private async Task NoteReadingAsync(OpticaDbContext db, IReadOnlyList<AuditEntry> rows, CancellationToken cancellation)
    {
        var opened = rows.Where(row => row.MedicalChanges is not null).DistinctBy(row => (row.RecordKind, row.RecordId)).ToList();
        foreach (var row in opened)
        {
            db.NoteMedicalRead(row, sealer);
        }

        await db.SaveChangesAsync(cancellation);
    }
}

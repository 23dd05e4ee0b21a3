using Microsoft.EntityFrameworkCore;
using Optica.Data.Audit;
using Optica.Data.Organisations;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;

namespace Optica.Data.Prescriptions;

/// <summary>
/// Reads prescriptions. Their plain side is for whoever may see the customer; what was prescribed only with the clinical permission,
/// and every telling of it stands in the audit trail (CL-13).
/// </summary>
public sealed class PrescriptionQueries(
    IDbContextFactory<OpticaDbContext> contexts,
    ICurrentAccess access,
    PrescriptionContents contents,
    PrescriptionJudge judge,
    TimeProvider time
)
{
    /// <summary>A customer's prescriptions, newest first, drafts and errors included: the plain side.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The page; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<Page<PrescriptionRow>>> OfCustomerAsync(Guid customerId, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (await access.RefuseAsync(Permissions.PrescriptionsRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if ((await PrescriptionLoading.CustomerAsync(db, customerId, cancellation)).Error is { } missing)
        {
            return missing;
        }

        var all = db.Prescriptions.Where(row => row.CustomerId == customerId);
        var total = await all.CountAsync(cancellation);
        var rows = await all.NewestFirst().Skip(page.Skip).Take(page.Size).Rows(db).ToListAsync(cancellation);
        var days = await BranchDays.ReadAsync(db, time, cancellation);
        return new Page<PrescriptionRow>([.. rows.Select(row => row.On(days))], page.Number, page.Size, total);
    }

    /// <summary>The current prescription of each kind that a customer has, by kind: the plain side. One past its last day says so.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>At most one of each kind; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<IReadOnlyList<PrescriptionRow>>> CurrentAsync(Guid customerId, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.PrescriptionsRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if ((await PrescriptionLoading.CustomerAsync(db, customerId, cancellation)).Error is { } missing)
        {
            return missing;
        }

        var rows = await db
            .Prescriptions.Where(row => row.CustomerId == customerId && row.Status == PrescriptionStatus.Active)
            .OrderBy(row => row.Kind)
            .Rows(db)
            .ToListAsync(cancellation);
        var days = await BranchDays.ReadAsync(db, time, cancellation);
        return Result.Of<IReadOnlyList<PrescriptionRow>>([.. rows.Select(row => row.On(days))]);
    }

    /// <summary>The plain side of one prescription: nothing medical, nothing to audit.</summary>
    /// <param name="id">The prescription.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The row; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<PrescriptionRow>> RowAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.PrescriptionsRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var row = await db.Prescriptions.Where(row => row.Id == id).Rows(db).SingleOrDefaultAsync(cancellation);
        return row is null
            ? (Result<PrescriptionRow>)await db.Prescriptions.MissingAsync(row => row.Id == id, cancellation)
            : row.On(await BranchDays.ReadAsync(db, time, cancellation));
    }

    /// <summary>A prescription: the plain side, and with the clinical permission all of it, which is audited.</summary>
    /// <param name="id">The prescription.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The prescription; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<PrescriptionDetail>> ReadAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.PrescriptionsRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await db.Prescriptions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (found is null)
        {
            return (Result<PrescriptionDetail>)await db.Prescriptions.MissingAsync(row => row.Id == id, cancellation);
        }

        await db.NoteOpeningAsync(found, found.CustomerId, cancellation);
        PrescriptionContent? content = null;
        if (db.Scope.May(Permissions.Clinical))
        {
            content = await contents.OpenAsync(db, id, cancellation);
            await contents.NoteReadAsync(db, [found], cancellation);
        }

        var days = await BranchDays.ReadAsync(db, time, cancellation);
        return await PrescriptionTelling.TellAsync(db, found, content, days, cancellation);
    }

    /// <summary>
    /// What a customer's next prescription is typed and judged against: age, day, settings and earlier values, so that a form can warn
    /// while typing. With earlier values it is a reading of them, and audited.
    /// </summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="branchId">Where it will be entered; null for the customer's branch.</param>
    /// <param name="except">The one that is amended or gone on with, or null.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The reference; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<PrescriptionReference>> ReferenceAsync(
        Guid customerId,
        Guid? branchId,
        Guid? except,
        CancellationToken cancellation
    )
    {
        if (await access.RefuseAsync(Permissions.Clinical, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await PrescriptionLoading.CustomerAsync(db, customerId, cancellation);
        if (!found.TryGet(out var customer, out var error))
        {
            return error;
        }

        var reference = await judge.ReferenceAsync(db, new(customer, branchId, except), null, cancellation);
        var told = reference.Earlier.Select(earlier => earlier.Id).ToList();
        var read = await db.Prescriptions.AsNoTracking().Where(row => told.Contains(row.Id)).ToListAsync(cancellation);
        await contents.NoteReadAsync(db, read, cancellation);
        return reference;
    }
}

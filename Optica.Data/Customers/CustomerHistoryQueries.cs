using Microsoft.EntityFrameworkCore;
using Optica.Data.Audit;
using Optica.Data.Encryption;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Data.Customers;

/// <summary>Who changed what in a customer, old → new, from the audit trail. Showing medical changes counts as reading them.</summary>
public sealed class CustomerHistoryQueries(
    IDbContextFactory<OpticaDbContext> contexts,
    ICurrentAccess access,
    MedicalRecords medical,
    DataKeyRing ring
)
{
    /// <summary>What a request of rights does stands in the customer's own line of the same save.</summary>
    private static readonly string[] ToldTwice =
    [
        AuditActions.Update,
        "rights_block",
        "rights_unblock",
        "rights_objection",
        "rights_erase",
    ];

    private static readonly string[] Kinds = ["customer", "transfer_request", "rights_request"];

    /// <summary>One page of the history, newest first.</summary>
    /// <param name="id">The customer.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The steps, of who was erased without values for whoever may not read the trail; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<Page<HistoryEntry>>> ListAsync(Guid id, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (await access.RefuseAsync(Permissions.CustomersHistory, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Customers.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } customer)
        {
            return (Result<Page<HistoryEntry>>)await db.Customers.MissingAsync(row => row.Id == id, cancellation);
        }

        await db.NoteSeenAsync(SightingSurface.Record, [id], cancellation);
        // the customer is in reach, so is the whole history, also what happened in a former branch
        var steps = db
            .AuditEntries.IgnoreQueryFilters([TenancyModel.BranchFilter])
            .AsNoTracking()
            .Where(row =>
                row.RecordId == id
                && Kinds.Contains(row.RecordKind)
                && row.Action != AuditActions.MedicalRead
                && row.Action != AuditActions.Opened
            )
            .Where(row => row.RecordKind != "rights_request" || !ToldTwice.Contains(row.Action));
        var total = await steps.CountAsync(cancellation);
        var rows = await steps.OrderByDescending(row => row.Sequence).Skip(page.Skip).Take(page.Size).ToListAsync(cancellation);
        // an erasure leaves what stood there to the trail alone
        var isErased = customer.ErasedAt is not null;
        var clinical = !RecordHistory.Hides(db.Scope, isErased) && db.Scope.May(Permissions.Clinical);
        var items = await AuditTelling.TellAsync(db, rows, clinical ? ring : null, cancellation);
        if (clinical && rows.Exists(row => row.MedicalChanges is not null))
        {
            await medical.NoteReadAsync(db, customer, cancellation);
        }

        return new Page<HistoryEntry>(RecordHistory.Seen(db.Scope, items, isErased), page.Number, page.Size, total);
    }
}

using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.WorkOrders;

namespace Optica.Data.WorkOrders;

/// <summary>Who did what with a job, from the audit trail; what is medical in it stays closed.</summary>
public sealed class WorkOrderHistoryQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access)
{
    /// <summary>What the trail calls the change to another prescription.</summary>
    internal const string PrescriptionChanged = "work_order_prescription_changed";

    /// <summary>The history of a job, newest first; branches, laboratories and people by name.</summary>
    /// <param name="id">The job.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>At most 200 entries; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<IReadOnlyList<HistoryEntry>>> ListAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.WorkOrdersRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.WorkOrders.AnyAsync(row => row.Id == id, cancellation))
        {
            return (Result<IReadOnlyList<HistoryEntry>>)await db.WorkOrders.MissingAsync(row => row.Id == id, cancellation);
        }

        var customer = db.WorkOrders.Where(row => row.Id == id).Select(row => (Guid?)row.CustomerId);
        var entries = await RecordHistory.ReadAsync(db, ("work_order", id), customer, cancellation);
        var names = await NamesAsync(db, entries, cancellation);
        return Result.Of<IReadOnlyList<HistoryEntry>>([
            .. entries.Select(entry => entry with { Changes = [.. entry.Changes.Select(change => Named(change, names))] }),
        ]);
    }

    /// <summary>When a job in reach took another prescription, oldest first.</summary>
    internal static async Task<IReadOnlyList<(DateTime At, Guid? By)>> PrescribedAsync(
        OpticaDbContext db,
        Guid id,
        CancellationToken cancellation
    )
    {
        var rows = await db
            .AuditEntries.IgnoreQueryFilters([TenancyModel.BranchFilter])
            .Where(row => row.RecordId == id && row.RecordKind == "work_order" && row.Action == PrescriptionChanged)
            .OrderBy(row => row.Sequence)
            .Select(row => new { row.At, row.UserId })
            .ToListAsync(cancellation);
        return [.. rows.Select(row => (row.At, row.UserId))];
    }

    private static async Task<Dictionary<string, string>> NamesAsync(
        OpticaDbContext db,
        IReadOnlyList<HistoryEntry> entries,
        CancellationToken cancellation
    )
    {
        var ids = entries
            .SelectMany(entry => entry.Changes)
            .Where(IsNamed)
            .SelectMany(change => new[] { change.Old, change.New })
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Select(Guid.Parse)
            .ToList();
        var own = db.Scope.OrganisationId;
        var labs = db.Labs.Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Name });
        var people = db
            .Users.Where(row => ids.Contains(row.Id) && row.OrganisationId == own)
            .Select(row => new { row.Id, Name = row.DisplayName });
        var found = (await labs.ToListAsync(cancellation)).Concat(await people.ToListAsync(cancellation));
        return found.ToDictionary(row => row.Id.ToString(), row => row.Name, StringComparer.Ordinal);
    }

    private static bool IsNamed(FieldChange change) => change.Field is nameof(WorkOrder.LabId) or nameof(WorkOrder.AssignedTo);

    private static FieldChange Named(FieldChange change, Dictionary<string, string> names)
    {
        string? Name(string? id) => id is null ? null : names.GetValueOrDefault(id, id);
        return IsNamed(change) ? change with { Old = Name(change.Old), New = Name(change.New) } : change;
    }
}

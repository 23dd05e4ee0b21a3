using Microsoft.EntityFrameworkCore;
using Optica.Data.Encryption;
using Optica.Data.Saving;
using Optica.Domain.Audit;

namespace Optica.Data.Audit;

/// <summary>Lines of the audit trail with everything by name that the caller reaches.</summary>
internal static class AuditRows
{
    /// <summary>Stands between the parts of a list in a value.</summary>
    private const string Between = "; ";

    /// <summary>Tells lines in their order.</summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="rows">The lines.</param>
    /// <param name="ring">Opens what is medical; null for those who may not see it. Whoever passes it notes the reading.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<IReadOnlyList<AuditRow>> TellAsync(
        OpticaDbContext db,
        IReadOnlyList<AuditEntry> rows,
        DataKeyRing? ring,
        CancellationToken cancellation
    )
    {
        var steps = await AuditTelling.TellAsync(db, rows, ring, cancellation);
        var names = await NamesAsync(db, Wanted(rows, steps), cancellation);
        var named = rows.Where(row => row.RecordKind == "customer" && names.ContainsKey(row.RecordId)).Select(row => row.RecordId);
        await db.NoteSeenAsync(SightingSurface.Trail, named, cancellation);
        string? Name(Guid id) => names.GetValueOrDefault(id);
        return
        [
            .. rows.Zip(steps)
                .Select(one => new AuditRow(
                    one.Second with
                    {
                        Changes = [.. one.Second.Changes.Select(change => Named(change, Name))],
                    },
                    one.First.BranchId is { } branch ? Name(branch) : null,
                    new(AuditKinds.Named(one.First.RecordKind), one.First.RecordId, Name(one.First.RecordId))
                )),
        ];
    }

    private static FieldChange Named(FieldChange change, Func<Guid, string?> name)
    {
        string? Of(string? value) =>
            value is null || Ids(value).Count == 0
                ? value
                : string.Join(
                    Between,
                    value.Split(Between).Select(part => Guid.TryParseExact(part, "D", out var id) ? name(id) ?? part : part)
                );
        return change with { Old = Of(change.Old), New = Of(change.New) };
    }

    /// <summary>The ids in a value: of a field, or of the parts of a list (the branches somebody works at).</summary>
    private static List<Guid> Ids(string? value) =>
        value is null
            ? []
            :
            [
                .. value
                    .Split(Between)
                    .Select(part => Guid.TryParseExact(part, "D", out var id) ? id : Guid.Empty)
                    .Where(id => id != Guid.Empty),
            ];

    private static Guid[] Wanted(IReadOnlyList<AuditEntry> rows, IReadOnlyList<HistoryEntry> steps)
    {
        var values = steps.SelectMany(step => step.Changes).SelectMany(change => Ids(change.Old).Concat(Ids(change.New)));
        var records = rows.SelectMany(row => new[] { row.RecordId, row.BranchId ?? Guid.Empty });
        return [.. records.Concat(values).Where(id => id != Guid.Empty).Distinct()];
    }

    /// <summary>Names of the records in reach among them; nothing is told of others.</summary>
    public static async Task<Dictionary<Guid, string>> NamesAsync(OpticaDbContext db, Guid[] ids, CancellationToken cancellation)
    {
        var own = db.Scope.OrganisationId;
        IQueryable<Known>[] all =
        [
            db.Branches.Where(row => EF.Parameter(ids).Contains(row.Id)).Select(row => new Known(row.Id, row.Name)),
            db
                .Users.Where(row => EF.Parameter(ids).Contains(row.Id) && row.OrganisationId == own)
                .Select(row => new Known(row.Id, row.DisplayName)),
            db.Customers.Where(row => EF.Parameter(ids).Contains(row.Id)).Select(row => new Known(row.Id, row.FullName)),
            db.Orders.Where(row => EF.Parameter(ids).Contains(row.Id)).Select(row => new Known(row.Id, row.Number)),
            db.Quotes.Where(row => EF.Parameter(ids).Contains(row.Id)).Select(row => new Known(row.Id, row.Number)),
            db.WorkOrders.Where(row => EF.Parameter(ids).Contains(row.Id)).Select(row => new Known(row.Id, row.Number)),
            db.Products.Where(row => EF.Parameter(ids).Contains(row.Id)).Select(row => new Known(row.Id, row.Name)),
            db.Agreements.Where(row => EF.Parameter(ids).Contains(row.Id)).Select(row => new Known(row.Id, row.Institution)),
            db.Labs.Where(row => EF.Parameter(ids).Contains(row.Id)).Select(row => new Known(row.Id, row.Name)),
            db.BookableResources.Where(row => EF.Parameter(ids).Contains(row.Id)).Select(row => new Known(row.Id, row.Name)),
            // jobs are known by the file they made; the one of a request of rights also after the job is forgotten
            db
                .RightsRequests.Where(row => row.JobId != null && EF.Parameter(ids).Contains(row.JobId.Value))
                .Select(row => new Known(row.JobId!.Value, row.Number + ".zip")),
            db
                .Jobs.Where(row => EF.Parameter(ids).Contains(row.Id) && row.ResultFile != null)
                .Select(row => new Known(row.Id, row.ResultFile!)),
            // prescriptions and visits have no name of their own: the customer's stands for it
            db
                .Prescriptions.Where(row => EF.Parameter(ids).Contains(row.Id))
                .Select(row => new Known(
                    row.Id,
                    db.Customers.Where(one => one.Id == row.CustomerId).Select(one => one.FullName).FirstOrDefault() ?? ""
                )),
            db
                .Appointments.Where(row => EF.Parameter(ids).Contains(row.Id))
                .Select(row => new Known(
                    row.Id,
                    db.Customers.Where(one => one.Id == row.CustomerId).Select(one => one.FullName).FirstOrDefault() ?? ""
                )),
        ];
        var names = new Dictionary<Guid, string>();
        foreach (var rows in all)
        {
            foreach (var (id, name) in await rows.ToListAsync(cancellation))
            {
                names[id] = name;
            }
        }

        return names;
    }

    private sealed record Known(Guid Id, string Name);
}

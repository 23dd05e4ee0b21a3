using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Organisations;
using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Data.Audit;

/// <summary>The filters of the audit trail as queries.</summary>
internal static class AuditFiltering
{
    /// <summary>The lines a filter lets through.</summary>
    /// <param name="lines">Lines in reach.</param>
    /// <param name="db">The caller's context.</param>
    /// <param name="filter">Which.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<IQueryable<AuditEntry>> FilterAsync(
        this IQueryable<AuditEntry> lines,
        OpticaDbContext db,
        AuditFilter filter,
        CancellationToken cancellation
    )
    {
        var within = lines.Within(filter, await BranchQueries.ZoneAsync(db, cancellation)).OfRecord(filter).Saying(filter.Text);
        within = await within.OfKindAsync(db, filter, cancellation);
        if (filter.CustomerId is not { } customer)
        {
            return within;
        }

        var records = await RecordsOfAsync(db, customer, cancellation);
        return within.Where(row => records.Contains(row.RecordId));
    }

    private static IQueryable<AuditEntry> Within(this IQueryable<AuditEntry> lines, AuditFilter filter, TimeZoneInfo zone)
    {
        if (filter.From is { } from)
        {
            var start = LocalDay.Start(from, zone);
            lines = lines.Where(row => row.At >= start);
        }

        if (filter.To is { } to)
        {
            var end = LocalDay.End(to, zone);
            lines = lines.Where(row => row.At < end);
        }

        if (filter.UserId is { } user)
        {
            lines = lines.Where(row => row.UserId == user);
        }

        if (filter.Action is { } action)
        {
            lines =
                action == AuditActions.Seen
                    ? lines.Where(row =>
                        row.Action == AuditActions.Opened || row.Action == AuditActions.MedicalRead || row.Action == AuditActions.Export
                    )
                    : lines.Where(row => row.Action == action);
        }

        return filter.BranchId is { } branch ? lines.Where(row => row.BranchId == branch) : lines;
    }

    /// <summary>
    /// Refused writes name the type of what was to be written. There are hardly any: where there are none, one name is asked for, and its
    /// index gives the lines in their order.
    /// </summary>
    private static async Task<IQueryable<AuditEntry>> OfKindAsync(
        this IQueryable<AuditEntry> lines,
        OpticaDbContext db,
        AuditFilter filter,
        CancellationToken cancellation
    )
    {
        if (filter.Kind is not { } kind)
        {
            return lines;
        }

        var type = AuditKinds.TypeName(kind);
        return await db.AuditEntries.AnyAsync(row => row.RecordKind == type, cancellation)
            ? lines.Where(row => row.RecordKind == kind || row.RecordKind == type)
            : lines.Where(row => row.RecordKind == kind);
    }

    private static IQueryable<AuditEntry> OfRecord(this IQueryable<AuditEntry> lines, AuditFilter filter) =>
        filter.RecordId is { } record ? lines.Where(row => row.RecordId == record) : lines;

    /// <summary>A customer and what was made for them, as far as it is in reach; known before, the trail is read by its index on records.</summary>
    private static async Task<List<Guid>> RecordsOfAsync(OpticaDbContext db, Guid customer, CancellationToken cancellation)
    {
        List<Guid> records = [customer];
        IQueryable<Guid>[] made =
        [
            db.Orders.Where(row => row.CustomerId == customer).Select(row => row.Id),
            db.Quotes.Where(row => row.CustomerId == customer).Select(row => row.Id),
            db.WorkOrders.Where(row => row.CustomerId == customer).Select(row => row.Id),
            db.Prescriptions.Where(row => row.CustomerId == customer).Select(row => row.Id),
            db.Appointments.Where(row => row.CustomerId == customer).Select(row => row.Id),
        ];
        foreach (var ids in made)
        {
            records.AddRange(await ids.ToListAsync(cancellation));
        }

        return records;
    }

    private static IQueryable<AuditEntry> Saying(this IQueryable<AuditEntry> lines, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return lines;
        }

        var plain = $"%{Escaped(text.Trim())}%";
        // values stand in JSON, which writes letters with accents as their numbers
        var coded = $"%{Escaped(JsonEncodedText.Encode(text.Trim()).Value)}%";
        return lines.Where(row =>
            EF.Functions.Like(row.UserName, plain, "!")
            || EF.Functions.Like(row.Reason!, plain, "!")
            || EF.Functions.Like(row.Changes!, coded, "!")
        );
    }

    private static string Escaped(string text)
    {
        foreach (var sign in "!%_[")
        {
            text = text.Replace(sign.ToString(), $"!{sign}", StringComparison.Ordinal);
        }

        return text;
    }
}

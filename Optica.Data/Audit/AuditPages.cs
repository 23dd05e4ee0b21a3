using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Data.Audit;

/// <summary>Pages of the audit trail, newest first: beside a line that is known, else by number.</summary>
internal static class AuditPages
{
    /// <summary>The lines of one page.</summary>
    /// <param name="lines">The list's lines.</param>
    /// <param name="page">Which page; one that follows or goes before a known line costs the same however far down it is.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<List<AuditEntry>> PageAsync(
        this IQueryable<AuditEntry> lines,
        PageRequest page,
        CancellationToken cancellation
    ) =>
        page is { Number: > 1, Anchor: { } anchor } && await lines.BesideAsync((anchor, page.Size), cancellation) is { } beside
            ? beside
            : await lines.Newest().Skip(page.Skip).Take(page.Size).ToListAsync(cancellation);

    /// <summary>Newest first; what was written in one instant in the order of writing.</summary>
    public static IOrderedQueryable<AuditEntry> Newest(this IQueryable<AuditEntry> lines) =>
        lines.OrderByDescending(row => row.At).ThenByDescending(row => row.Sequence);

    /// <summary>The lines past a known one: older ones, or newer ones, the next one first.</summary>
    public static IQueryable<AuditEntry> Past(this IQueryable<AuditEntry> lines, (DateTime At, long Sequence) known, bool older)
    {
        var past = lines.Past(row => row.At, known.At, older, new Keyset.Tie<AuditEntry, long>(row => row.Sequence, known.Sequence));
        return older ? past.Newest() : past.OrderBy(row => row.At).ThenBy(row => row.Sequence);
    }

    /// <summary>The lines beside a known one; null when it is not of the list, or a page before it is not full: then the number counts.</summary>
    private static async Task<List<AuditEntry>?> BesideAsync(
        this IQueryable<AuditEntry> lines,
        (PageAnchor Anchor, int Size) page,
        CancellationToken cancellation
    )
    {
        var (id, isBefore) = page.Anchor;
        var known = await lines.Where(row => row.Id == id).Select(row => new { row.At, row.Sequence }).SingleOrDefaultAsync(cancellation);
        if (known is null)
        {
            return null;
        }

        var rows = await lines.Past((known.At, known.Sequence), older: !isBefore).Take(page.Size).ToListAsync(cancellation);
        if (isBefore)
        {
            rows.Reverse();
        }

        // older lines end where the trail does; newer ones fill a page, or the number is wrong
        return isBefore && rows.Count < page.Size ? null : rows;
    }
}

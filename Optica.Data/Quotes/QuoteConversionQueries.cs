using Microsoft.EntityFrameworkCore;
using Optica.Data.Organisations;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Quotes;

namespace Optica.Data.Quotes;

/// <summary>How many of the quotes that customers got became orders (DOMAIN §9), by branch and by seller.</summary>
public sealed class QuoteConversionQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access)
{
    /// <summary>The rates, of the branches whose quotes the caller sees, narrowed to the selected one.</summary>
    /// <param name="filter">Sent when, and where.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The rates; <see cref="AccessDenied"/>; for a branch out of reach <see cref="AccessDenied"/> or <see cref="NotFound"/>.</returns>
    public async Task<Result<QuoteConversions>> ReadAsync(ConversionFilter filter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (await access.RefuseAsync(Permissions.QuotesRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (filter.BranchId is { } branch && await BranchChoice.RefuseAsync(db, branch, cancellation) is { } outOfReach)
        {
            return outOfReach;
        }

        var groups = await GroupsAsync(db, filter, cancellation);
        var branches = await db.Branches.ToDictionaryAsync(row => row.Id, row => row.Name, cancellation);
        var ids = groups.Select(row => row.SellerId).OfType<Guid>().Distinct().ToList();
        var sellers = await db
            .Users.Where(user => ids.Contains(user.Id))
            .ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellation);
        return new QuoteConversions(
            Sum(null, "", groups),
            Rows(groups.GroupBy(row => (Guid?)row.BranchId), branches),
            Rows(groups.GroupBy(row => row.SellerId), sellers)
        );
    }

    private static async Task<List<Group>> GroupsAsync(OpticaDbContext db, ConversionFilter filter, CancellationToken cancellation)
    {
        var zone = await BranchQueries.ZoneAsync(db, cancellation);
        var rows = db.Quotes.InSelectedBranch(db.Scope).Where(row => row.SentAt != null);
        if (filter.BranchId is { } branch)
        {
            rows = rows.Where(row => row.BranchId == branch);
        }

        if (filter.From is { } from)
        {
            var start = LocalDay.Start(from, zone);
            rows = rows.Where(row => row.SentAt >= start);
        }

        if (filter.To is { } to)
        {
            var end = LocalDay.End(to, zone);
            rows = rows.Where(row => row.SentAt < end);
        }

        return await rows.GroupBy(row => new
            {
                row.BranchId,
                row.SellerId,
                row.Status,
            })
            .Select(group => new Group(group.Key.BranchId, group.Key.SellerId, group.Key.Status, group.Count()))
            .ToListAsync(cancellation);
    }

    private static IReadOnlyList<ConversionRow> Rows(IEnumerable<IGrouping<Guid?, Group>> groups, Dictionary<Guid, string> names) =>
        [
            .. groups
                .Select(group => Sum(group.Key, group.Key is { } id ? names.GetValueOrDefault(id, "") : "", group))
                .OrderByDescending(row => row.Sent)
                .ThenBy(row => row.Name, StringComparer.Ordinal)
                .ThenBy(row => row.Id),
        ];

    private static ConversionRow Sum(Guid? id, string name, IEnumerable<Group> groups)
    {
        var counts = groups.ToLookup(row => row.Status, row => row.Count);
        var converted = counts[QuoteStatus.Converted].Sum();
        return new(
            id,
            name,
            counts.Sum(row => row.Sum()),
            counts[QuoteStatus.Accepted].Sum() + converted,
            counts[QuoteStatus.Rejected].Sum(),
            converted
        );
    }

    private sealed record Group(Guid BranchId, Guid? SellerId, QuoteStatus Status, int Count);
}

using Microsoft.EntityFrameworkCore;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Organisations;
using Optica.Domain.Segments;

namespace Optica.Data.Segments;

/// <summary>
/// Writes how customers moved between segments in months that are over: by today's rules and the orders that count today, at risk or
/// not at each month's end. Customers and the instants of their orders are read once, however many months are wanted.
/// </summary>
/// <param name="db">A context that reaches the organisation, within a transaction.</param>
/// <param name="own">The organisation, tracked.</param>
/// <param name="now">Now.</param>
internal sealed class MovementWriter(OpticaDbContext db, Organisation own, DateTimeOffset now)
{
    private const int History = 24;

    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(own.TimeZone);

    /// <summary>The newest month that is over.</summary>
    public DateOnly Last => LocalDay.MonthOf(now, zone).AddMonths(-1);

    /// <summary>Writes the months that are missing. The caller saves.</summary>
    /// <returns>Whether any was.</returns>
    public async Task<bool> CatchUpAsync(CancellationToken cancellation)
    {
        if (own.MovementUntil >= Last)
        {
            return false;
        }

        var first = own.MovementUntil?.AddMonths(1) ?? Last.AddMonths(1 - History);
        await WriteAsync(first, cancellation);
        return true;
    }

    /// <summary>Writes the whole history anew. The caller saves.</summary>
    public async Task RewriteAsync(CancellationToken cancellation)
    {
        await db.SegmentMovements.Where(row => row.OrganisationId == own.Id).ExecuteDeleteAsync(cancellation);
        await WriteAsync(Last.AddMonths(1 - History), cancellation);
    }

    private async Task WriteAsync(DateOnly first, CancellationToken cancellation)
    {
        // the ends of the months, the start of the first among them
        var months = Months.Until(Last, ((Last.Year - first.Year) * Months.Year) + Last.Month - first.Month + 1);
        var ends = months.Select(month => LocalDay.Start(month, zone)).Append(LocalDay.Start(Last.AddMonths(1), zone)).ToList();
        var moves = new Dictionary<(Guid Branch, int Month, Segment? From, Segment To), int>();
        await foreach (var (branch, created, orders) in WalkAsync(ends[^1], cancellation))
        {
            var segments = ends.Select(end => At(end, created, orders)).ToList();
            for (var month = 0; month < months.Count; month++)
            {
                if (segments[month + 1] is { } to)
                {
                    var key = (branch, month, segments[month], to);
                    moves[key] = moves.GetValueOrDefault(key) + 1;
                }
            }
        }

        foreach (var ((branch, month, from, to), customers) in moves)
        {
            db.SegmentMovements.Add(
                SegmentMovement.Create(Ids.New(now.UtcDateTime), new(own.Id, branch, months[month]), (from, to), customers)
            );
        }

        own.Moved(Last);
    }

    /// <summary>The segment at an instant; null for who was no customer yet.</summary>
    private Segment? At(DateTime end, DateTime created, List<DateTime> orders)
    {
        if (created >= end)
        {
            return null;
        }

        var before = orders.BinarySearch(end) is var found && found >= 0 ? orders.IndexOf(end) : ~found;
        return own.Rules.SegmentOf(own.Rules.TierOf(before), before == 0 ? null : orders[before - 1], end);
    }

    /// <summary>Every customer with the instants of their counting orders, oldest first: one stream, of which a customer is held.</summary>
    private async IAsyncEnumerable<(Guid Branch, DateTime Created, List<DateTime> Orders)> WalkAsync(
        DateTime until,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        (Guid Id, Guid Branch, DateTime Created) customer = default;
        List<DateTime> orders = [];
        await foreach (var row in Rows(until).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (row.Id != customer.Id)
            {
                if (customer != default)
                {
                    yield return (customer.Branch, customer.Created, orders);
                }

                (customer, orders) = ((row.Id, row.Branch, row.Created), []);
            }

            if (row.Ordered is { } at)
            {
                orders.Add(at);
            }
        }

        if (customer != default)
        {
            yield return (customer.Branch, customer.Created, orders);
        }
    }

    private IQueryable<Step> Rows(DateTime until) =>
        db
            .CustomerFigures.Where(row => row.OrganisationId == own.Id && row.CreatedAt < until)
            .LeftJoin(
                db.Orders.Where(row => row.OrganisationId == own.Id && row.CreatedAt < until).Where(OrderRules.IsCounting),
                figures => figures.CustomerId,
                order => order.CustomerId,
                (figures, order) =>
                    new Step
                    {
                        Id = figures.CustomerId,
                        Branch = figures.BranchId,
                        Created = figures.CreatedAt,
                        Ordered = order == null ? null : order.CreatedAt,
                    }
            )
            .OrderBy(row => row.Id)
            .ThenBy(row => row.Ordered);

    private sealed record Step
    {
        public Guid Id { get; init; }

        public Guid Branch { get; init; }

        public DateTime Created { get; init; }

        public DateTime? Ordered { get; init; }
    }
}

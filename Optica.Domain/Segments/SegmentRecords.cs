using Optica.Domain.Customers;

namespace Optica.Domain.Segments;

/// <summary>A segment in figures.</summary>
/// <param name="Segment">Which.</param>
/// <param name="Customers">All of them.</param>
/// <param name="Active">Of them active.</param>
/// <param name="Spent">What they have spent, CLP.</param>
public sealed record SegmentRow(Segment Segment, int Customers, int Active, long Spent);

/// <summary>Customers and revenue by segment, with the rules behind them.</summary>
/// <param name="Rows">Every segment, in the order of the enumeration.</param>
/// <param name="Rules">Rules in force; null for platform admins, who see several organisations.</param>
/// <param name="RulesVersion">Version of the organisation, for a change of the rules.</param>
/// <param name="MayChange">Whether the caller may change the rules.</param>
/// <param name="TaxPercent">IVA of new orders, percent; null where the rules are.</param>
public sealed record SegmentOverview(
    IReadOnlyList<SegmentRow> Rows,
    SegmentRules? Rules,
    long RulesVersion,
    bool MayChange,
    int? TaxPercent = null
);

/// <summary>Customers who went from one segment to another.</summary>
/// <param name="From">Where they were; null for who was not a customer yet.</param>
/// <param name="To">Where they went.</param>
/// <param name="Customers">How many.</param>
public sealed record MovementRow(Segment? From, Segment To, int Customers);

/// <summary>Movement between segments within a month.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Rows">Also those who stayed.</param>
/// <param name="Months">Months that are known, newest first.</param>
public sealed record SegmentMovements(DateOnly Month, IReadOnlyList<MovementRow> Rows, IReadOnlyList<DateOnly> Months);

/// <summary>What other rules would do, before they are in force.</summary>
/// <param name="Rows">Customers by the segment they have and the one they would have.</param>
public sealed record RulesPreview(IReadOnlyList<MovementRow> Rows)
{
    /// <summary>Customers whose segment would change.</summary>
    public int Moving => Rows.Where(row => row.From != row.To).Sum(row => row.Customers);
}

/// <summary>A customer's figures in full (DOMAIN §5).</summary>
/// <param name="Figures">Stored figures.</param>
/// <param name="Favourites">At most five products: most pieces first, then amount, then name.</param>
/// <param name="Months">Twelve months, oldest first.</param>
/// <param name="Statuses">Orders by status, those that do not count included.</param>
/// <param name="Balance">What they owe, CLP.</param>
/// <param name="DaysSinceContact">Days since the last order or visit; null without one.</param>
public sealed record CustomerAnalytics(
    FiguresRow Figures,
    IReadOnlyList<FavouriteProduct> Favourites,
    IReadOnlyList<MonthAmount> Months,
    IReadOnlyList<StatusCount> Statuses,
    long Balance,
    int? DaysSinceContact
)
{
    /// <summary>Completed visits.</summary>
    public int Visits { get; init; }

    /// <summary>Visits that were booked and missed.</summary>
    public int NoShows { get; init; }

    /// <summary>Quotes that the customer got, whatever became of them.</summary>
    public int Quotes { get; init; }

    /// <summary>Those of them that became orders.</summary>
    public int QuotesConverted { get; init; }
}

/// <summary>A product a customer buys.</summary>
/// <param name="ProductId">The product; null for what was described by hand.</param>
/// <param name="Name">Its name.</param>
/// <param name="Quantity">Pieces in counting orders.</param>
/// <param name="Amount">CLP with tax.</param>
public sealed record FavouriteProduct(Guid? ProductId, string Name, int Quantity, long Amount);

/// <summary>How many orders are so far.</summary>
/// <param name="Status">How far.</param>
/// <param name="Orders">How many.</param>
public sealed record StatusCount(Orders.OrderStatus Status, int Orders);

/// <summary>What managers see first.</summary>
/// <param name="Months">Revenue of twelve months, oldest first; the last is not over yet.</param>
/// <param name="Segments">Customers and revenue by segment.</param>
/// <param name="Top">Customers who have spent the most.</param>
/// <param name="AtRisk">Active customers at risk, those who have spent the most first.</param>
public sealed record Dashboard(
    IReadOnlyList<MonthAmount> Months,
    IReadOnlyList<SegmentRow> Segments,
    IReadOnlyList<CustomerRow> Top,
    IReadOnlyList<CustomerRow> AtRisk
);

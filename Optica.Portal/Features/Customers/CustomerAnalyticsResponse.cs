using Optica.Domain.Orders;
using Optica.Domain.Segments;

namespace Optica.Portal.Features.Customers;

/// <summary>A customer's figures in full.</summary>
/// <param name="Figures">As in lists.</param>
/// <param name="FavoriteProducts">At most five.</param>
/// <param name="MonthlySpending">Twelve months, oldest first.</param>
/// <param name="OrdersByStatus">Orders by status, those that do not count included.</param>
/// <param name="Balance">What they owe, CLP.</param>
/// <param name="DaysSinceContact">Days since the last order or visit; null without one.</param>
/// <param name="Engagement">Visits and contact.</param>
public sealed record CustomerAnalyticsResponse(
    AnalyticsResponse Figures,
    IReadOnlyList<FavoriteProductResponse> FavoriteProducts,
    IReadOnlyList<MonthResponse> MonthlySpending,
    IReadOnlyList<StatusCountResponse> OrdersByStatus,
    long Balance,
    int? DaysSinceContact,
    EngagementResponse Engagement
)
{
    internal static CustomerAnalyticsResponse Of(CustomerAnalytics analytics) =>
        new(
            AnalyticsResponse.Of(analytics.Figures),
            [.. analytics.Favourites.Select(row => new FavoriteProductResponse(row.ProductId, row.Name, row.Quantity, row.Amount))],
            [.. analytics.Months.Select(MonthResponse.Of)],
            [.. analytics.Statuses.Select(row => new StatusCountResponse(row.Status, row.Orders))],
            analytics.Balance,
            analytics.DaysSinceContact,
            EngagementResponse.Of(analytics)
        );
}

/// <summary>How a customer keeps in touch.</summary>
/// <param name="Visits">Completed visits.</param>
/// <param name="NoShows">Visits that were booked and missed.</param>
/// <param name="LastVisitDate">Instant of the last completed visit, or null.</param>
/// <param name="DaysSinceContact">Days since the last order or visit; null without one.</param>
/// <param name="Quotes">Quotes that the customer got.</param>
/// <param name="QuotesConverted">Those of them that became orders.</param>
/// <param name="QuoteConversion">Converted ones of those, 0–1; null without any.</param>
public sealed record EngagementResponse(
    int Visits,
    int NoShows,
    DateTime? LastVisitDate,
    int? DaysSinceContact,
    int Quotes,
    int QuotesConverted,
    decimal? QuoteConversion
)
{
    internal static EngagementResponse Of(CustomerAnalytics analytics) =>
        new(
            analytics.Visits,
            analytics.NoShows,
            analytics.Figures.LastVisitAt,
            analytics.DaysSinceContact,
            analytics.Quotes,
            analytics.QuotesConverted,
            analytics.Quotes == 0 ? null : decimal.Round((decimal)analytics.QuotesConverted / analytics.Quotes, 4)
        );
}

/// <summary>A product a customer buys.</summary>
public sealed record FavoriteProductResponse(Guid? ProductId, string Name, int Quantity, long Amount);

/// <summary>Orders of a status.</summary>
public sealed record StatusCountResponse(OrderStatus Status, int Orders);

/// <summary>A calendar month.</summary>
/// <param name="Month">First day.</param>
/// <param name="Amount">CLP.</param>
/// <param name="Orders">Counting orders.</param>
public sealed record MonthResponse(DateOnly Month, long Amount, int Orders)
{
    internal static MonthResponse Of(MonthAmount month) => new(month.Month, month.Amount, month.Orders);
}

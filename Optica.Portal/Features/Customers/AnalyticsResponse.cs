using Optica.Domain.Customers;
using Optica.Portal.Api;

namespace Optica.Portal.Features.Customers;

/// <summary>Spending figures of a customer.</summary>
/// <param name="TotalSpent">CLP.</param>
/// <param name="OrderCount">Counting orders.</param>
/// <param name="AverageOrderValue">CLP; 0 without orders.</param>
/// <param name="LastOrderDate">Instant of the last counting order, or null.</param>
/// <param name="Segment">Segment.</param>
/// <param name="FrequencyTier">Tier by counting orders.</param>
public record AnalyticsResponse(
    long TotalSpent,
    int OrderCount,
    long AverageOrderValue,
    DateTime? LastOrderDate,
    string Segment,
    string FrequencyTier
)
{
    internal static AnalyticsResponse Of(FiguresRow figures) =>
        new(
            figures.TotalSpent,
            figures.OrderCount,
            figures.Average,
            figures.LastOrderAt,
            ApiNames.Of(figures.Segment),
            ApiNames.Of(figures.Tier)
        );
}

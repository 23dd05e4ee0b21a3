using Optica.Domain.Customers;

namespace Optica.Portal.Features.Customers;

/// <summary>Spending figures of a customer.</summary>
/// <param name="TotalSpent">CLP.</param>
/// <param name="OrderCount">Counting orders.</param>
/// <param name="AverageOrderValue">CLP; 0 without orders.</param>
/// <param name="LastOrderDate">Instant of the last counting order, or null.</param>
/// <param name="Segment">Segment.</param>
/// <param name="FrequencyTier">Tier by counting orders.</param>
public sealed record AnalyticsResponse(
    long TotalSpent,
    int OrderCount,
    long AverageOrderValue,
    DateTime? LastOrderDate,
    string Segment,
    string FrequencyTier
)
{
    /// <summary>Tiers by their number.</summary>
    internal static readonly IReadOnlyList<string> Tiers = ["new", "first_time", "returning", "regular", "vip"];

    /// <summary>Segment of customers whose last order is long ago. Nobody has one before orders exist.</summary>
    internal const string AtRisk = "at_risk";

    internal static AnalyticsResponse Of(FiguresRow figures) =>
        new(
            figures.TotalSpent,
            figures.OrderCount,
            figures.OrderCount == 0 ? 0 : figures.TotalSpent / figures.OrderCount,
            figures.LastOrderAt,
            Tiers[figures.Tier],
            Tiers[figures.Tier]
        );
}

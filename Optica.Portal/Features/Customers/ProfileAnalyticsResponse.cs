using System.Diagnostics.CodeAnalysis;
using Optica.Domain.Customers;
using Optica.Domain.Segments;

namespace Optica.Portal.Features.Customers;

/// <summary>A customer's figures beside the profile.</summary>
public sealed record ProfileAnalyticsResponse : AnalyticsResponse
{
    [SetsRequiredMembers]
    private ProfileAnalyticsResponse(AnalyticsResponse figures)
        : base(figures) { }

    /// <summary>At most five.</summary>
    public IReadOnlyList<FavoriteProductResponse>? FavoriteProducts { get; init; }

    /// <summary>Twelve months, oldest first.</summary>
    public IReadOnlyList<MonthResponse>? MonthlySpending { get; init; }

    /// <summary>Orders by status, those that do not count included.</summary>
    public IReadOnlyList<StatusCountResponse>? OrdersByStatus { get; init; }

    /// <summary>What they owe, CLP.</summary>
    public long? Balance { get; init; }

    /// <summary>Days since the last order or visit; null without one.</summary>
    public int? DaysSinceContact { get; init; }

    /// <summary>Visits and contact.</summary>
    public EngagementResponse? Engagement { get; init; }

    internal static new ProfileAnalyticsResponse Of(FiguresRow figures) => new(AnalyticsResponse.Of(figures));

    internal static ProfileAnalyticsResponse Of(CustomerAnalytics analytics)
    {
        var full = CustomerAnalyticsResponse.Of(analytics);
        return new(full.Figures)
        {
            FavoriteProducts = full.FavoriteProducts,
            MonthlySpending = full.MonthlySpending,
            OrdersByStatus = full.OrdersByStatus,
            Balance = full.Balance,
            DaysSinceContact = full.DaysSinceContact,
            Engagement = full.Engagement,
        };
    }
}

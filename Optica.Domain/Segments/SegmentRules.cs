using Optica.Domain.Common;

namespace Optica.Domain.Segments;

/// <summary>Where one tier ends and the next begins, and when a customer is at risk: settings of the organisation (DOMAIN §5).</summary>
/// <param name="ReturningFrom">Orders from which a customer returns, 2 or more.</param>
/// <param name="RegularFrom">Orders from which a customer is regular.</param>
/// <param name="VipFrom">Orders from which a customer is a VIP: ten orders are regular.</param>
/// <param name="AtRiskDays">Days without an order after which a customer is at risk, 1–3650.</param>
public sealed record SegmentRules(int ReturningFrom = 2, int RegularFrom = 3, int VipFrom = 11, int AtRiskDays = 180)
{
    /// <summary>Highest threshold.</summary>
    public const int MostOrders = 1_000;

    /// <summary>Longest time.</summary>
    public const int MostDays = 3_650;

    /// <summary>The tier of so many counting orders.</summary>
    public FrequencyTier TierOf(int orders) =>
        orders <= 0 ? FrequencyTier.New
        : orders < ReturningFrom ? FrequencyTier.FirstTime
        : orders < RegularFrom ? FrequencyTier.Returning
        : orders < VipFrom ? FrequencyTier.Regular
        : FrequencyTier.Vip;

    /// <summary>Customers whose last order is before this instant are at risk; at the instant itself they are not.</summary>
    /// <param name="now">UTC.</param>
    public DateTime Cutoff(DateTime now) => now.AddDays(-AtRiskDays);

    /// <summary>The segment of a customer.</summary>
    /// <param name="tier">Their tier.</param>
    /// <param name="lastOrderAt">Their newest counting order, UTC; null without one.</param>
    /// <param name="now">UTC.</param>
    public Segment SegmentOf(FrequencyTier tier, DateTime? lastOrderAt, DateTime now) =>
        lastOrderAt < Cutoff(now) ? Segment.AtRisk : (Segment)tier;

    /// <summary>Every broken rule: thresholds rise, and stay within their ranges.</summary>
    public Invalid? Check()
    {
        List<FieldError?> wrong =
        [
            ReturningFrom is < 2 or > MostOrders ? Refuse(nameof(ReturningFrom), "threshold_out_of_range", 2, MostOrders) : null,
            RegularFrom <= ReturningFrom || RegularFrom > MostOrders
                ? Refuse(nameof(RegularFrom), "threshold_out_of_range", ReturningFrom + 1, MostOrders)
                : null,
            VipFrom <= RegularFrom || VipFrom > MostOrders
                ? Refuse(nameof(VipFrom), "threshold_out_of_range", RegularFrom + 1, MostOrders)
                : null,
            AtRiskDays is < 1 or > MostDays ? Refuse(nameof(AtRiskDays), "threshold_out_of_range", 1, MostDays) : null,
        ];
        var fields = wrong.OfType<FieldError>().ToList();
        return fields.Count == 0 ? null : new Invalid(fields);
    }

    private static FieldError Refuse(string field, string code, int from, int to) => Invalid.At(field, code, from, to).Fields[0];
}

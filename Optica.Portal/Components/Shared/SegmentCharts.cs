using Microsoft.Extensions.Localization;
using Optica.Domain.Segments;
using Optica.Portal.Components.Shared.Charts;
using Optica.Portal.Resources;

namespace Optica.Portal.Components.Shared;

/// <summary>Figures of months and segments as charts show them.</summary>
public static class SegmentCharts
{
    /// <summary>Months as columns; the last is not over yet.</summary>
    /// <param name="words">The words.</param>
    /// <param name="months">Oldest first.</param>
    /// <param name="href">Where a month leads; null leads nowhere.</param>
    public static IReadOnlyList<ChartPoint> Points(
        this IStringLocalizer<SegmentTexts> words,
        IReadOnlyList<MonthAmount> months,
        Func<DateOnly, string>? href = null
    ) =>
        [
            .. months.Select(
                (month, at) =>
                    new ChartPoint(
                        ChartMonths.Short(month.Month),
                        ChartMonths.Long(month.Month),
                        Math.Max(0, month.Amount),
                        words.Orders(month.Orders),
                        href?.Invoke(month.Month),
                        at == months.Count - 1
                    )
            ),
        ];

    /// <summary>Segments as bars: customers, or what they have spent.</summary>
    /// <param name="words">The words.</param>
    /// <param name="rows">Every segment.</param>
    /// <param name="spent">Whether the bars show what was spent.</param>
    public static IReadOnlyList<BarItem> Bars(this IStringLocalizer<SegmentTexts> words, IReadOnlyList<SegmentRow> rows, bool spent) =>
        [
            .. rows.Select(row => new BarItem(
                words[$"segment_{row.Segment}"],
                spent ? Math.Max(0, row.Spent) : row.Customers,
                Href(row.Segment),
                Detail: spent ? null : words[$"action_{row.Segment}"].Value,
                Tone: Tone(row.Segment)
            )),
        ];

    /// <summary>The customers of a segment.</summary>
    public static string Href(Segment segment) => $"/admin/customers?segment={Name(segment)}";

    /// <summary>Name of a segment in addresses and in the API.</summary>
    public static string Name(Segment segment) =>
        segment switch
        {
            Segment.FirstTime => "first_time",
            Segment.AtRisk => "at_risk",
            _ => segment.ToString().ToLowerInvariant(),
        };

    /// <summary><c>1 order</c>, <c>34 orders</c>.</summary>
    public static string Orders(this IStringLocalizer<SegmentTexts> words, int orders) =>
        orders == 1 ? words["orders_one"] : words["orders_count", Formats.Count(orders)];

    /// <summary>The orders of a month.</summary>
    public static string OrdersOf(DateOnly month) =>
        UrlQuery.Format("/admin/orders", ("from", UrlQuery.Of(month)), ("to", UrlQuery.Of(month.AddMonths(1).AddDays(-1))));

    private static ChartTone Tone(Segment segment) =>
        segment switch
        {
            Segment.New => ChartTone.SegmentNew,
            Segment.FirstTime => ChartTone.SegmentFirstTime,
            Segment.Returning => ChartTone.SegmentReturning,
            Segment.Regular => ChartTone.SegmentRegular,
            Segment.Vip => ChartTone.SegmentVip,
            _ => ChartTone.SegmentAtRisk,
        };
}

namespace Optica.Portal.Components.Shared.Charts;

/// <summary>One column of a <see cref="ColumnChart"/> or one step of a <see cref="TrendSpark"/>.</summary>
/// <param name="Label">Short name under the column: <c>nov</c>.</param>
/// <param name="LongLabel">Full name, said and shown on hover: <c>November 2026</c>.</param>
/// <param name="Value">The figure, never negative.</param>
/// <param name="Detail">What else is said of it: <c>34 orders</c>; null says nothing.</param>
/// <param name="Href">Where the column leads; null leads nowhere.</param>
/// <param name="IsPartial">Whether the period still runs: its figure will grow and must not look final.</param>
public sealed record ChartPoint(
    string Label,
    string LongLabel,
    long Value,
    string? Detail = null,
    string? Href = null,
    bool IsPartial = false
);

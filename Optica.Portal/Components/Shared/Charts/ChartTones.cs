namespace Optica.Portal.Components.Shared.Charts;

/// <summary>Where the colours of <see cref="ChartTone"/> stand: the variables of <c>portal.css</c>, which know light and dark.</summary>
public static class ChartTones
{
    private const int Cycle = 6;

    /// <summary>The colour for a style: <c>var(--chart-1)</c>.</summary>
    /// <param name="tone">The tone.</param>
    /// <param name="index">Place in the list from 0, for <see cref="ChartTone.Auto"/>.</param>
    public static string Css(this ChartTone tone, int index = 0) => $"var(--{Variable(tone, index)})";

    private static string Variable(ChartTone tone, int index) =>
        tone switch
        {
            ChartTone.Auto => $"chart-{(index % Cycle) + 1}",
            ChartTone.SegmentNew => "segment-new",
            ChartTone.SegmentFirstTime => "segment-first-time",
            ChartTone.SegmentReturning => "segment-returning",
            ChartTone.SegmentRegular => "segment-regular",
            ChartTone.SegmentVip => "segment-vip",
            ChartTone.SegmentAtRisk => "segment-at-risk",
            ChartTone.Neutral => "line-strong",
            ChartTone.Success => "success",
            ChartTone.Warning => "warning",
            ChartTone.Danger => "danger",
            ChartTone.Info => "info",
            _ => $"chart-{(int)tone}",
        };
}

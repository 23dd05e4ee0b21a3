namespace Optica.Portal.Components.Shared.Charts;

/// <summary>Colour of a mark; its words and place say the same, so that nobody needs to see it.</summary>
public enum ChartTone
{
    /// <summary>The next of the six by the place in the list.</summary>
    Auto,
    One,
    Two,
    Three,
    Four,
    Five,
    Six,
    SegmentNew,
    SegmentFirstTime,
    SegmentReturning,
    SegmentRegular,
    SegmentVip,
    SegmentAtRisk,

    /// <summary>Grey: nothing special, or no longer counted.</summary>
    Neutral,
    Success,
    Warning,
    Danger,
    Info,
}

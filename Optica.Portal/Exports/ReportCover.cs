namespace Optica.Portal.Exports;

/// <summary>A label and what stands beside it.</summary>
/// <param name="Label">Name of the filter, or the term.</param>
/// <param name="Text">Value of the filter, or the definition.</param>
public sealed record LabelledText(string Label, string Text);

/// <summary>What the first sheet tells: enough to understand the workbook when it is forwarded.</summary>
public sealed record ReportCover
{
    /// <summary>Name of the report.</summary>
    public required string Title { get; init; }

    /// <summary>The chain.</summary>
    public required string Organisation { get; init; }

    /// <summary>The branch, or words for all of them.</summary>
    public required string Branch { get; init; }

    /// <summary>The filters in force.</summary>
    public IReadOnlyList<LabelledText> Filters { get; init; } = [];

    /// <summary>What the words of the report mean.</summary>
    public IReadOnlyList<LabelledText> Definitions { get; init; } = [];

    /// <summary>Name of who made it.</summary>
    public required string MadeBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime MadeAt { get; init; }

    /// <summary>Zone in which the instants of the workbook are shown.</summary>
    public required TimeZoneInfo Zone { get; init; }
}

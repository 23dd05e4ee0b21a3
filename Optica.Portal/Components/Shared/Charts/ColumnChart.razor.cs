using Microsoft.AspNetCore.Components;

namespace Optica.Portal.Components.Shared.Charts;

/// <summary>Columns of figures over time, 1 to 24 of them.</summary>
public sealed partial class ColumnChart : ChartBase
{
    private const int Few = 8;
    private const int Year = 12;

    private ChartScale scale = ChartScale.Of([]);

    /// <summary>The columns from the oldest on.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ChartPoint> Points { get; set; } = [];

    /// <summary>Head of the details in the table: <c>Orders</c>.</summary>
    [Parameter]
    public string? DetailName { get; set; }

    /// <summary>What the total row says under the details.</summary>
    [Parameter]
    public string? DetailTotal { get; set; }

    /// <summary>Colour of the columns.</summary>
    [Parameter]
    public ChartTone Tone { get; set; } = ChartTone.One;

    /// <summary>How many labels there is room for is the style sheet's business; it must know how many there are.</summary>
    private string Crowd =>
        Points.Count switch
        {
            <= Few => "few",
            <= Year => "year",
            _ => "many",
        };

    private bool HasDetail => Points.Any(point => point.Detail is not null);

    private ChartTableData Table =>
        new(
            Name,
            Cells(LabelName ?? Words["period"], ValueName ?? Words["value"], DetailName ?? Words["detail"]),
            [.. Points.Select(point => new ChartTableRow(Period(point), Cells(Unit.Full(point.Value), point.Detail), point.Href))],
            ShowTotal ? new ChartTableRow(Words["total"], Cells(Unit.Full(Points.Sum(point => point.Value)), DetailTotal)) : null
        );

    /// <inheritdoc />
    protected override void OnParametersSet() => scale = ChartScale.Of(Points.Select(point => point.Value));

    private static string? Kind(ChartPoint point) =>
        point switch
        {
            { Value: <= 0 } => "is-zero",
            { IsPartial: true } => "is-partial",
            _ => null,
        };

    private string Period(ChartPoint point) => point.IsPartial ? Words["partial", point.LongLabel] : point.LongLabel;

    private string Spoken(ChartPoint point) =>
        $"{Period(point)}: {Unit.Full(point.Value)}{(point.Detail is null ? "" : $", {point.Detail}")}";

    /// <summary>Height of the column, and where along the chart it stands: the hover text leans inwards by that much.</summary>
    private string Place(ChartPoint point, int index) =>
        $"--h:{ChartFigures.Css(scale.Percent(point.Value))}%;--x:{ChartFigures.Css(Points.Count > 1 ? index * 100m / (Points.Count - 1) : 50)}%";

    private List<string> Cells(string label, string value, string? detail) => [label, .. Cells(value, detail)];

    private List<string> Cells(string value, string? detail) => HasDetail ? [value, detail ?? ""] : [value];
}

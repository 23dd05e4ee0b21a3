using System.Globalization;
using Microsoft.AspNetCore.Components;
using Optica.Domain.Prescriptions;
using Optica.Portal.Components.Shared.Charts;

namespace Optica.Portal.Components.Shared.Prescriptions;

/// <summary>Spherical equivalent, cylinder and addition of one eye over time; a small chart each, since their ranges have nothing in common.</summary>
public sealed partial class EyeTrend : ChartBase
{
    private const int MostYears = 7;

    /// <summary>The eye.</summary>
    [Parameter, EditorRequired]
    public Eye Eye { get; set; }

    /// <summary>Examinations of both eyes, the oldest first: both eyes share their axes, so that they compare.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<TrendPoint> History { get; set; } = [];

    /// <summary>Where a point leads.</summary>
    [Parameter, EditorRequired]
    public Func<TrendPoint, string> Href { get; set; } = _ => "";

    private List<TrendPoint> Points => [.. History.Where(point => point[Eye] is not null)];

    private IReadOnlyList<Measure> Measures =>
        [
            Make("trend_equivalent", ChartTone.One, eye => eye.SphericalEquivalent),
            Make("trend_cylinder", ChartTone.Three, eye => eye.Cylinder),
            Make("trend_add", ChartTone.Two, eye => eye.Add),
        ];

    private int First => History.Count == 0 ? 0 : History[0].On.DayNumber;

    private int Last => History.Count == 0 ? 0 : History[^1].On.DayNumber;

    /// <summary>Turns of the year within the time shown, thinned out where there are many.</summary>
    private IEnumerable<int> Years
    {
        get
        {
            var years = Enumerable.Range(History[0].On.Year + 1, History[^1].On.Year - History[0].On.Year).ToList();
            var every = (years.Count + MostYears - 1) / MostYears;
            return years.Where((_, index) => every > 0 && (years.Count - 1 - index) % every == 0);
        }
    }

    private ChartTableData Table =>
        new(
            Name,
            [Own["date"], Own["trend_equivalent"], Own["trend_cylinder"], Own["col_Axis"], Own["trend_add"]],
            [
                .. Points.Select(point => new ChartTableRow(
                    Formats.Date(point.On),
                    [
                        Dioptre.Format(point[Eye]!.SphericalEquivalent),
                        Dioptre.Format(point[Eye]!.Cylinder),
                        point[Eye]!.Axis is { } axis ? Axis.Format(axis) : Formats.Nothing,
                        point[Eye]!.Add is { } add ? Dioptre.Format(add) : Formats.Nothing,
                    ],
                    Href(point),
                    Own[$"kind_{point.Kind}"]
                )),
            ]
        );

    private Measure Make(string name, ChartTone tone, Func<TrendEye, decimal?> read)
    {
        var both = History.SelectMany(point => Eyes.Both, (point, eye) => point[eye] is { } known ? read(known) : null).OfType<decimal>();
        List<(TrendPoint, decimal)> values =
        [
            .. Points.Where(point => read(point[Eye]!) is not null).Select(point => (point, read(point[Eye]!)!.Value)),
        ];
        return new(Own[name], tone, values.Count == 0 ? null : DioptreScale.Of(both), values);
    }

    private static string Latest(Measure measure) => $"{Dioptre.Format(measure.Values[^1].Value)} D";

    /// <summary>The change since the first one; nothing of a single one.</summary>
    private string Since(Measure measure) =>
        measure.Values.Count > 1
            ? Own[
                "trend_since",
                Dioptre.Format(measure.Values[^1].Value - measure.Values[0].Value),
                Formats.Date(measure.Values[0].Point.On)
            ]
            : "";

    private string Spoken(Measure measure, TrendPoint point, decimal value) =>
        $"{Formats.Date(point.On)} · {measure.Name} {Dioptre.Format(value)} D{(measure.Name == Own["trend_cylinder"] && point[Eye]!.Axis is { } axis ? $" × {Axis.Format(axis)}" : "")}";

    private decimal At(DateOnly day) => Last == First ? 50 : (decimal)(day.DayNumber - First) * 100 / (Last - First);

    private string Line(Measure measure) =>
        string.Join(' ', measure.Values.Select(one => $"{Css(At(one.Point.On))},{Css(measure.Scale!.FromTop(one.Value))}"));

    private string Place(Measure measure, TrendPoint point, decimal value) =>
        $"--x:{Css(At(point.On))}%;--y:{Css(measure.Scale!.FromTop(value))}%";

    private static string Css(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>One of the strips.</summary>
    private sealed record Measure(
        string Name,
        ChartTone Tone,
        DioptreScale? Scale,
        IReadOnlyList<(TrendPoint Point, decimal Value)> Values
    );
}

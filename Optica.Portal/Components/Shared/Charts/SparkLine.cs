namespace Optica.Portal.Components.Shared.Charts;

/// <summary>Where the line of a <see cref="TrendSpark"/> runs, in a box of <see cref="Width"/> × <see cref="Height"/>.</summary>
public static class SparkLine
{
    /// <summary>Width of the box.</summary>
    public const int Width = 96;

    /// <summary>Height of the box.</summary>
    public const int Height = 28;

    /// <summary>Room for the dot and the line's own width.</summary>
    private const int Margin = 4;

    /// <summary>A place for every value: the greatest at the top, zero at the foot.</summary>
    public static IReadOnlyList<(decimal X, decimal Y)> Of(IReadOnlyList<long> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var most = Math.Max(values.DefaultIfEmpty().Max(), 1);
        var gap = values.Count > 1 ? (decimal)(Width - (2 * Margin)) / (values.Count - 1) : 0;
        var start = Width - Margin - (gap * (values.Count - 1));
        return
        [
            .. values.Select(
                (value, index) => (start + (gap * index), Height - Margin - (Math.Max(value, 0) * (decimal)(Height - (2 * Margin)) / most))
            ),
        ];
    }

    /// <summary>The places as the <c>points</c> of a polyline.</summary>
    public static string Points(IEnumerable<(decimal X, decimal Y)> places) =>
        string.Join(' ', places.Select(place => $"{ChartFigures.Css(place.X)},{ChartFigures.Css(place.Y)}"));
}

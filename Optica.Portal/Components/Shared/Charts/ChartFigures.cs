using System.Globalization;
using Microsoft.Extensions.Localization;
using Optica.Portal.Resources;

namespace Optica.Portal.Components.Shared.Charts;

/// <summary>How charts write their figures: in full at a mark, short at an axis, and as shares.</summary>
public static class ChartFigures
{
    private const decimal Million = 1_000_000;
    private const decimal Thousand = 1_000;

    /// <summary>From here on an axis counts in thousands.</summary>
    private const decimal ManyThousands = 10_000;

    /// <summary><c>$1.234.567</c> or <c>1.234</c>.</summary>
    public static string Full(this ChartUnit unit, long value) => unit is ChartUnit.Money ? Formats.Money(value) : Formats.Count(value);

    /// <summary>A grid line's figure: <c>$1,5 M</c>, <c>$350 mil</c>. All lines of an axis count in the unit of its top, so that they compare.</summary>
    /// <param name="words">For thousands and millions.</param>
    /// <param name="unit">What is counted.</param>
    /// <param name="value">The line's figure.</param>
    /// <param name="top">The uppermost line's figure.</param>
    public static string Tick(this IStringLocalizer<ChartTexts> words, ChartUnit unit, decimal value, decimal top)
    {
        var (size, key) = top switch
        {
            >= Million => (Million, "millions"),
            >= ManyThousands => (Thousand, "thousands"),
            _ => (1, null),
        };
        var number = Formats.Tenths(value / size);
        var text = key is null || value == 0 ? number : words[key, number];
        return unit is ChartUnit.Money ? $"${text}" : text;
    }

    /// <summary>A part of a whole: <c>12 %</c>. Never rounded to nothing or to all: <c>&lt;1 %</c>, <c>&gt;99 %</c>.</summary>
    public static string Share(long part, long whole)
    {
        var share = Percent(part, whole);
        return share switch
        {
            > 0 and < 1 => "<1 %",
            > 99 and < 100 => ">99 %",
            _ => $"{Math.Round(share, MidpointRounding.AwayFromZero):0} %",
        };
    }

    /// <summary>A part of a whole in percent; zero of nothing.</summary>
    public static decimal Percent(long part, long whole) => whole <= 0 ? 0 : Math.Max(part, 0) * 100m / whole;

    /// <summary>A number for a style or a path, whatever the language.</summary>
    public static string Css(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text.RegularExpressions;
using Optica.Portal.Tests.Architecture;

namespace Optica.Portal.Tests.Components.Shared.Charts;

/// <summary>The colours of marks as the style sheet gives them: seen on the card, and told apart by the colour-blind, in both themes.</summary>
public sealed partial class ChartColourTests
{
    /// <summary>WCAG 1.4.11 for what must be seen to understand.</summary>
    private const double Contrast = 3;

    /// <summary>In hundredths of OKLab; about four times what one notices between large neighbours.</summary>
    private const double Apart = 8;

    /// <summary>Machado, Oliveira and Fernandes (2009), full severity, on linear RGB; first ordinary sight.</summary>
    private static readonly (string Name, double[] Matrix)[] Eyes =
    [
        ("ordinary", [1, 0, 0, 0, 1, 0, 0, 0, 1]),
        ("protanopia", [.152286, 1.052583, -.204868, .114503, .786281, .099216, -.003882, -.048116, 1.051998]),
        ("deuteranopia", [.367322, .860646, -.227968, .280085, .672501, .047413, -.011820, .042940, .968881]),
        ("tritanopia", [1.255528, -.076749, -.178779, -.078411, .930809, .147602, .004733, .691367, .303900]),
    ];

    private static readonly Dictionary<string, string[]> Variables = Read();

    [Theory]
    [InlineData("chart", 6, 0)]
    [InlineData("chart", 6, 1)]
    [InlineData("segment", 6, 0)]
    [InlineData("segment", 6, 1)]
    public void Colours_AreSeenOnTheCardAndToldApart(string family, int count, int theme)
    {
        var colours = Variables.Where(pair => Mark().IsMatch(pair.Key) && pair.Key.StartsWith(family, StringComparison.Ordinal)).ToList();
        Assert.Equal(count, colours.Count);
        var card = Luminance(Linear(Variables["surface"][theme]));
        Findings.None(
            from colour in colours
            let contrast = Ratio(Luminance(Linear(colour.Value[theme])), card)
            where contrast < Contrast
            select FormattableString.Invariant($"{colour.Key} has a contrast of {contrast:0.00}")
        );
        Findings.None(
            from eye in Eyes
            from a in colours
            from b in colours
            where string.CompareOrdinal(a.Key, b.Key) < 0
            let distance = Distance(Seen(a.Value[theme], eye.Matrix), Seen(b.Value[theme], eye.Matrix))
            where distance < Apart
            select FormattableString.Invariant($"{a.Key} and {b.Key} are {distance:0.0} apart with {eye.Name} sight")
        );
    }

    [Fact]
    public void Ratio_BlackOnWhite_IsTwentyOne() => Assert.Equal(21, Ratio(Luminance(Linear("#000000")), Luminance(Linear("#ffffff"))), 6);

    [Fact]
    public void Distance_RedAndGreen_ShrinksWithoutRedCones() =>
        Assert.True(
            Distance(Seen("#c00000", Eyes[1].Matrix), Seen("#4a6a00", Eyes[1].Matrix))
                < Distance(Seen("#c00000", Eyes[0].Matrix), Seen("#4a6a00", Eyes[0].Matrix)) / 2
        );

    private static Dictionary<string, string[]> Read() =>
        Variable()
            .Matches(File.ReadAllText(Path.Combine(SourceTree.Root, "Optica.Portal", "wwwroot", "css", "portal.css")))
            .ToDictionary(
                found => found.Groups["name"].Value,
                found => new[] { found.Groups["light"].Value, found.Groups["dark"].Value },
                StringComparer.Ordinal
            );

    private static double[] Linear(string colour) =>
        [
            .. Enumerable
                .Range(0, 3)
                .Select(part => int.Parse(colour.AsSpan(1 + (2 * part), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d)
                .Select(part => part <= .04045 ? part / 12.92 : Math.Pow((part + .055) / 1.055, 2.4)),
        ];

    private static double Luminance(double[] rgb) => (.2126 * rgb[0]) + (.7152 * rgb[1]) + (.0722 * rgb[2]);

    private static double Ratio(double a, double b) => (Math.Max(a, b) + .05) / (Math.Min(a, b) + .05);

    private static double[] Times(double[] matrix, double[] vector) =>
        [.. Enumerable.Range(0, 3).Select(row => Enumerable.Range(0, 3).Sum(column => matrix[(3 * row) + column] * vector[column]))];

    /// <summary>A colour as an eye sees it, in OKLab, where equal distances look equal.</summary>
    private static double[] Seen(string colour, double[] eye)
    {
        double[] cones =
        [
            .. Times(
                    [.4122214708, .5363325363, .0514459929, .2119034982, .6806995451, .1073969566, .0883024619, .2817188376, .6299787005],
                    [.. Times(eye, Linear(colour)).Select(part => Math.Clamp(part, 0, 1))]
                )
                .Select(Math.Cbrt),
        ];
        return Times(
            [.2104542553, .7936177850, -.0040720468, 1.9779984951, -2.4285922050, .4505937099, .0259040371, .7827717662, -.8086757660],
            cones
        );
    }

    private static double Distance(double[] a, double[] b) => 100 * Math.Sqrt(a.Zip(b).Sum(pair => Math.Pow(pair.First - pair.Second, 2)));

    [GeneratedRegex(
        @"--(?<name>[\w-]+): light-dark\((?<light>#[0-9a-f]{6}), (?<dark>#[0-9a-f]{6})\)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Variable();

    [GeneratedRegex(@"^(chart-\d|segment-[a-z-]+)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Mark();
}

using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Optica.Portal.Components.Shared.Charts;
using Optica.Portal.Resources;

namespace Optica.Portal.Tests.Components.Shared.Charts;

public sealed class ChartFiguresTests : ChartContext
{
    [Theory]
    [InlineData("en", ChartUnit.Money, 1_200_000, 2_000_000, "$1,2 M")]
    [InlineData("es-CL", ChartUnit.Money, 1_200_000, 2_000_000, "$1,2 M")]
    [InlineData("es-CL", ChartUnit.Money, 500_000, 1_000_000, "$0,5 M")]
    [InlineData("en", ChartUnit.Money, 350_000, 400_000, "$350 K")]
    [InlineData("es-CL", ChartUnit.Money, 350_000, 400_000, "$350 mil")]
    [InlineData("es-CL", ChartUnit.Count, 12_000, 20_000, "12 mil")]
    [InlineData("en", ChartUnit.Count, 1_500, 2_000, "1.500")]
    [InlineData("en", ChartUnit.Count, 1, 1, "1")]
    [InlineData("en", ChartUnit.Money, 0, 10_000_000, "$0")]
    [InlineData("es-CL", ChartUnit.Money, 8_000_000_000_000, 10_000_000_000_000, "$8.000.000 M")]
    public void Tick_CountsInTheUnitOfTheTop(string language, ChartUnit unit, long value, long top, string shown)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.Equal(shown, Services.GetRequiredService<IStringLocalizer<ChartTexts>>().Tick(unit, value, top));
    }

    [Theory]
    [InlineData(0, 0, "0 %")]
    [InlineData(0, 7, "0 %")]
    [InlineData(1, 1_000, "<1 %")]
    [InlineData(1, 8, "13 %")]
    [InlineData(999, 1_000, ">99 %")]
    [InlineData(9_000_000_000_000, 9_000_000_000_000, "100 %")]
    public void Share_IsNeverRoundedToNothingOrAll(long part, long whole, string shown) =>
        Assert.Equal(shown, ChartFigures.Share(part, whole));

    [Fact]
    public void Full_IsWrittenInItsUnit() =>
        Assert.Equal("$1.234.567 1.234", $"{ChartUnit.Money.Full(1_234_567)} {ChartUnit.Count.Full(1_234)}");

    [Theory]
    [InlineData("en", "Sep", "September 2026")]
    [InlineData("es-CL", "sept", "septiembre de 2026")]
    public void Months_AreNamedInTheReadersLanguage(string language, string brief, string full)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var month = new DateOnly(2026, 9, 1);
        Assert.Equal((brief, full), (ChartMonths.Short(month), ChartMonths.Long(month)));
    }

    [Fact]
    public void Tones_Auto_GoesRoundTheSix() =>
        Assert.Equal(
            ["var(--chart-1)", "var(--chart-6)", "var(--chart-1)", "var(--chart-2)", "var(--segment-at-risk)"],
            [ChartTone.Auto.Css(), ChartTone.Auto.Css(5), ChartTone.Auto.Css(6), ChartTone.Two.Css(5), ChartTone.SegmentAtRisk.Css(1)]
        );
}

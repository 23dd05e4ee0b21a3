using Bunit;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Portal.Components.Shared.Prescriptions;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Shared.Prescriptions;

/// <summary>How the eyes went, drawn and as a table.</summary>
public sealed class EvolutionChartsTests : ReadingContext
{
    [Fact]
    public void Points_HaveANameAndALink_OldestFirst()
    {
        var history = History((2021, "od -1.50 -0.50x5 os -1.00"), (2026, "od -2.25 -0.75x175 os -1.25 add 1.00"));
        var charts = Show(history);

        var marks = charts.FindAll("section:has(#evolution-Right) .trend-field a");
        Assert.Equal(
            [
                "01-03-2021 · Spherical equivalent -1.75 D",
                "01-03-2026 · Spherical equivalent -2.625 D",
                "01-03-2021 · Cylinder -0.50 D × 005",
                "01-03-2026 · Cylinder -0.75 D × 175",
                "01-03-2026 · Add +1.00 D",
            ],
            marks.Select(mark => mark.GetAttribute("aria-label"))
        );
        Assert.Equal($"/admin/prescriptions/{history[0].PrescriptionId}", marks[0].GetAttribute("href"));
        Assert.Contains(
            "-2.625 D -0.875 since 01-03-2021",
            charts.Find("section:has(#evolution-Right) .trend-head").Words(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Eyes_ShareTheirAxes()
    {
        var charts = Show(History((2021, "od -6.00 os -1.00"), (2026, "od -6.50 os -1.25")));

        Assert.Equal(Ticks(charts, Eye.Right), Ticks(charts, Eye.Left));
    }

    [Fact]
    public void Table_HoldsTheSameFigures()
    {
        var charts = Show(History((2021, "od -1.50 -0.50x5"), (2026, "od -2.25 add 1.00")));

        charts.FindAll("section:has(#evolution-Right) [role=group] button")[1].Click();

        Assert.Equal(
            ["01-03-2021 Progressive -1.75 -0.50 005 –", "01-03-2026 Progressive -2.25 0.00 – +1.00"],
            charts.FindAll("section:has(#evolution-Right) tbody tr").Select(row => row.Words())
        );
    }

    [Fact]
    public void EyeWithoutLenses_SaysSo() =>
        Assert.Contains(
            "No prescription of this eye",
            Show(History((2021, "od -1.50"))).Find("section:has(#evolution-Left)").Words(),
            StringComparison.Ordinal
        );

    [Fact]
    public void OnePoint_StandsInTheMiddle() =>
        Assert.Contains(
            "--x:50%",
            Show(History((2021, "od -1.50"))).Find(".trend-field li").GetAttribute("style"),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("-2.00 -2.25", "-2.50", "-1.50", 0.25)]
    [InlineData("-3.00", "-3.50", "-2.50", 0.25)]
    [InlineData("-8.00 2.00", "-10.00", "5.00", 5)]
    [InlineData("-1.75 -2.625", "-2.75", "-1.75", 0.25)]
    [InlineData("-1.50 -2.75", "-3.00", "-1.50", 0.5)]
    public void Scale_HoldsEveryValueInFewSteps(string values, string bottom, string top, double step)
    {
        var scale = DioptreScale.Of(values.Split(' ').Select(Number))!;

        Assert.Equal((Number(bottom), Number(top), (decimal)step), (scale.Bottom, scale.Top, scale.Step));
        Assert.Equal(0, scale.FromTop(scale.Top));
        Assert.Equal(100, scale.FromTop(scale.Bottom));
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private IRenderedComponent<EvolutionCharts> Show(IReadOnlyList<TrendPoint> history) =>
        Render<EvolutionCharts>(p => p.Add(charts => charts.History, history));

    private static List<TrendPoint> History(params (int Year, string Line)[] all) =>
        [
            .. all.Select(one =>
            {
                var values = Values(one.Line);
                return new TrendPoint(
                    Ids.New(World.Start),
                    PrescriptionKind.Progressive,
                    new DateOnly(one.Year, 3, 1),
                    TrendEye.Of(values.Right),
                    TrendEye.Of(values.Left)
                );
            }),
        ];

    private static string Ticks(IRenderedComponent<EvolutionCharts> charts, Eye eye) =>
        charts.Find($"section:has(#evolution-{eye}) .trend-ticks").Words();
}

using Bunit;
using Optica.Domain.Prescriptions;
using Optica.Portal.Components.Shared.Prescriptions;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Shared.Prescriptions;

/// <summary>Two prescriptions side by side.</summary>
public sealed class ComparisonViewTests : ReadingContext
{
    [Fact]
    public void Differences_HaveSignsAndWords()
    {
        var view = Show("od -1.50 -0.50x5 os -1.00 add 1.00", "od -2.25 -0.75x175 os -1.00 add 2.00");

        Assert.Equal("Sphere -1.50 -2.25 -0.75 changed", Row(view, Eye.Right, "Sphere"));
        Assert.Equal("Cylinder -0.50 -0.75 -0.25 changed", Row(view, Eye.Right, "Cylinder"));
        Assert.Equal("Axis ° 005 175 10° changed", Row(view, Eye.Right, "Axis"));
        Assert.Equal("Add +1.00 +2.00 +1.00 large change", Row(view, Eye.Right, "Add"));
        Assert.Equal("Spherical equivalent -1.75 -2.625 -0.875 changed", Row(view, Eye.Right, "Equivalent"));
        Assert.Equal("Sphere -1.00 -1.00 0.00 same", Row(view, Eye.Left, "Sphere"));
        Assert.Equal("Axis ° – – – –", Row(view, Eye.Left, "Axis"));
        Assert.Equal("Difference between the lenses 0.00 D same", Row(view, Eye.Left, "Distance"));
    }

    [Fact]
    public void Distance_IsThatOfThePowerVectors()
    {
        var view = Show("od +2.25 os 0.00 -2.00x180", "od -2.25 os 0.00 -2.00x1");

        Assert.Equal("Difference between the lenses 4.50 D large change", Row(view, Eye.Right, "Distance"));
        Assert.Equal("Difference between the lenses 0.03 D changed", Row(view, Eye.Left, "Distance"));
        Assert.Equal("Axis ° 180 001 1° changed", Row(view, Eye.Left, "Axis"));
    }

    [Fact]
    public void OtherForm_IsNoChange_AndSaysSo()
    {
        var view = Show("od +2.00 +1.00x150", "od +3.00 -1.00x60");

        Assert.Equal("Sphere +3.00 +3.00 0.00 same", Row(view, Eye.Right, "Sphere"));
        Assert.Equal("Axis ° 060 060 0° same", Row(view, Eye.Right, "Axis"));
        Assert.Contains("Written in plus cylinder: 2024 OD +2.00 +1.00x150", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatComesAndGoes_IsSaidInWords()
    {
        var view = Show("od -1.00 -0.50x90 add 1.00", "od -1.00 os -1.00");

        Assert.Equal("Cylinder -0.50 0.00 +0.50 changed", Row(view, Eye.Right, "Cylinder"));
        Assert.Equal("Axis ° 090 – removed changed", Row(view, Eye.Right, "Axis"));
        Assert.Equal("Add +1.00 – removed changed", Row(view, Eye.Right, "Add"));
        Assert.Equal("Sphere – -1.00 new changed", Row(view, Eye.Left, "Sphere"));
    }

    private IRenderedComponent<ComparisonView> Show(string earlier, string later) =>
        Render<ComparisonView>(p =>
            p.Add(view => view.Earlier, Values(earlier))
                .Add(view => view.Later, Values(later))
                .Add(view => view.EarlierLabel, "2024")
                .Add(view => view.LaterLabel, "2026")
        );

    private static string Row(IRenderedComponent<ComparisonView> view, Eye eye, string measure) =>
        view.Find($"[data-eye={eye}] [data-measure={measure}]").Words();
}

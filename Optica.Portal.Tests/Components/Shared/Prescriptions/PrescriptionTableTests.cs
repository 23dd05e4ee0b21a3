using Bunit;
using Optica.Domain.Prescriptions;
using Optica.Portal.Components.Shared.Prescriptions;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Shared.Prescriptions;

/// <summary>Prescribed values as they are read.</summary>
public sealed class PrescriptionTableTests : ReadingContext
{
    [Fact]
    public void Zero_IsAValue_AndNothingIsNot()
    {
        var table = Show(Values("od 0,00 -0.75x0 os -2.00 0.00"));

        Assert.Equal(["OD 0.00 Plano -0.75 180", "OS -2.00 0.00 –"], Rows(table));
    }

    [Fact]
    public void EyeWithoutALens_IsEmpty()
    {
        var table = Show(Values("od -1.00"));

        Assert.Equal(["OD -1.00 – –", "OS – – –"], Rows(table));
    }

    [Fact]
    public void Form_Plus_ShowsTheSameLensAndChangesNothing()
    {
        var values = Values("od -2.25 -0.75x180 os +2.00 +1.00x150 add 2.00");
        var table = Show(values);
        Assert.Empty(table.FindAll("[data-written]"));

        table.FindAll(".rx-forms button")[2].Click();
        Assert.Equal(["OD -3.00 +0.75 090 +2.00", "OS +2.00 +1.00 150 +2.00"], Rows(table));
        Assert.Equal("Shown in plus cylinder; written as OD -2.25 -0.75x180.", table.Find("[data-written]").Words());
        Assert.Contains("Near OD -1.00 +0.75x090 · OS +4.00 +1.00x150", table.Find(".rx-lines").Words(), StringComparison.Ordinal);

        table.FindAll(".rx-forms button")[1].Click();
        Assert.Equal(["OD -2.25 -0.75 180 +2.00", "OS +3.00 -1.00 060 +2.00"], Rows(table));
        Assert.Equal(Values("od -2.25 -0.75x180 os +2.00 +1.00x150 add 2.00"), values);

        table.FindAll(".rx-forms button")[0].Click();
        Assert.Equal(["OD -2.25 -0.75 180 +2.00", "OS +2.00 +1.00 150 +2.00"], Rows(table));
    }

    [Fact]
    public void Form_WithoutACylinder_IsNoChoice() => Assert.Empty(Show(Values("od -1.00 os 0.00")).FindAll(".rx-forms"));

    [Fact]
    public void Lines_SayEquivalentNearAndDistances()
    {
        var lines = Show(Values("od -2.25 -0.75x180 os -2.00 -0.50x170 add 2.00 pd 31.5/31 dv 12 cerca 60")).Find(".rx-lines").Words();

        Assert.Contains("Near OD -0.25 -0.75x180 · OS 0.00 -0.50x170", lines, StringComparison.Ordinal);
        Assert.Contains("Spherical equivalent OD -2.625 · OS -2.25", lines, StringComparison.Ordinal);
        Assert.Contains("PD far 31.5 / 31", lines, StringComparison.Ordinal);
        Assert.Contains("PD near 60", lines, StringComparison.Ordinal);
        Assert.Contains("Vertex distance 12", lines, StringComparison.Ordinal);
    }

    [Fact]
    public void Prism_IsSaidWithItsBase()
    {
        var table = Show(Values("od -2.25 2 in 0.5 up os -2.00"));

        Assert.Equal(["OD -2.25 – – 2.00 Δ in, 0.50 Δ up", "OS -2.00 – – –"], Rows(table));
    }

    [Fact]
    public void ContactLens_HasAPowerAndItsOwnColumns()
    {
        var values = Values("od -3.00 cb 8.6 dia 14.2") with { };
        values = values with { Right = values.Right with { Brand = "Acuvue", Colour = "Azul", Duration = LensDuration.Monthly } };
        var table = Show(values, PrescriptionKind.ContactLens);

        Assert.Equal("Power Cylinder Axis ° Base curve Diameter Brand Colour Replacement", table.Find("thead").Words());
        Assert.Equal("OD -3.00 – – 8.6 14.2 Acuvue Azul Monthly", Rows(table)[0]);
    }

    private IRenderedComponent<PrescriptionTable> Show(OpticalValues values, PrescriptionKind kind = PrescriptionKind.Progressive) =>
        Render<PrescriptionTable>(p => p.Add(t => t.Values, values).Add(t => t.Kind, kind).Add(t => t.Caption, "Values"));

    private static string[] Rows(IRenderedComponent<PrescriptionTable> table) =>
        [.. table.FindAll(".rx-values tbody tr").Select(row => row.Words())];
}

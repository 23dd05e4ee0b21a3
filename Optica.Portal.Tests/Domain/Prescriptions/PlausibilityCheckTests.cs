using System.Globalization;
using Optica.Domain.Prescriptions;

namespace Optica.Portal.Tests.Domain.Prescriptions;

/// <summary>Each warning of DOMAIN §7, its threshold from both sides, and the slip it names.</summary>
public sealed class PlausibilityCheckTests
{
    private static readonly OpticalValues Last = SamplePrescriptions.Eyes(new(-2.25m, -0.75m, 180), new(-3.25m, -1m, 10));

    [Fact]
    public void Run_SmallChange_SaysNothing()
    {
        Assert.Empty(Run(Last, Last));
        Assert.Empty(Run(SamplePrescriptions.Eyes(new(-2.75m, -0.75m, 175), new(-3.5m, -1.25m, 8)), Last));
        Assert.Empty(Run(Last, null));
        Assert.Empty(Run(OpticalValues.Empty, null));
        Assert.Empty(Run(OpticalValues.Empty, Last));
    }

    [Theory]
    [InlineData(Slip.Sign, Eye.Right, "+2.25 -0.75x180", "-3.25 -1.00x010", "OD -2.25 -0.75x180")]
    [InlineData(Slip.Sign, Eye.Left, "-2.25 -0.75x180", "+3.25 -1.00x010", "OS -3.25 -1.00x010")]
    [InlineData(Slip.Axis, Eye.Right, "-2.25 -0.75x090", "-3.25 -1.00x010", "OD -2.25 -0.75x180")]
    [InlineData(Slip.Axis, Eye.Left, "-2.25 -0.75x180", "-3.25 -1.00x100", "OS -3.25 -1.00x010")]
    [InlineData(Slip.Decimal, Eye.Right, "-22.50 -0.75x180", "-3.25 -1.00x010", "OD -2.25 -0.75x180")]
    [InlineData(Slip.Decimal, Eye.Left, "-2.25 -0.75x180", "-3.25 -10.00x010", "OS -3.25 -1.00x010")]
    [InlineData(Slip.CylinderForm, Eye.Left, "-2.25 -0.75x180", "-3.25 +1.00x010", "OS -3.25 -1.00x010")]
    [InlineData(Slip.CylinderForm, Eye.Left, "-2.25 -0.75x180", "-4.25 +1.00x010", "OS -4.25 +1.00x100")]
    [InlineData(Slip.CylinderForm, Eye.Right, "-2.25 +0.75x090", "-3.25 -1.00x010", "OD -3.00 +0.75x090")]
    public void Run_OneSlip_IsNamedWithTheValueThatWasMeant(Slip slip, Eye eye, string right, string left, string meant)
    {
        var warning = Run(SamplePrescriptions.Eyes(Power(right), Power(left)), Last)[0];

        Assert.Equal((PlausibilityKind.LikelySlip, slip, eye), (warning.Kind, warning.Slip, warning.Eye));
        Assert.Equal(meant, warning.Fixes[0].Text);
        Assert.True(Optics.Distance(Last[eye].Power!.Value, warning.Fixes[0].Values[eye].Power!.Value) < 0.001);
    }

    [Fact]
    public void Run_SwappedEyes_AreSwappedBackWithTheirAdditions()
    {
        var last = Last.With(Eye.Right, Last.Right with { Add = 2 }).With(Eye.Left, Last.Left with { Add = 2.25m });
        var warning = Assert.Single(Run(last.WithEyesSwapped() with { PdDistance = 62 }, last, PrescriptionKind.Progressive));

        Assert.Equal((Slip.SwappedEyes, null), (warning.Slip, warning.Eye));
        Assert.Equal(last with { PdDistance = 62 }, Assert.Single(warning.Fixes).Values);
        Assert.Equal("OD -2.25 -0.75x180 add +2.00 · OS -3.25 -1.00x010 add +2.25", warning.Fixes[0].Text);
    }

    [Fact]
    public void Run_MinusForgottenInBothEyes_IsOneSlip()
    {
        var warning = Assert.Single(Run(SamplePrescriptions.Eyes(new(2.25m, -0.75m, 180), new(3.25m, -1m, 10)), Last));

        Assert.Equal((Slip.Sign, null), (warning.Slip, warning.Eye));
        Assert.Equal(Last, warning.Fixes[0].Values);
    }

    [Fact]
    public void Run_WholePrescriptionInTheOtherForm_SaysNothing() => Assert.Empty(Run(Last.InPlusCylinder(), Last));

    [Fact]
    public void Run_OneEyeInTheOtherForm_OffersToTransposeIt()
    {
        var warning = Assert.Single(Run(Last with { Left = Last.Left.InPlusCylinder() }, Last));

        Assert.Equal((PlausibilityKind.CylinderSigns, Slip.CylinderForm), (warning.Kind, warning.Slip));
        Assert.Equal(Last, Assert.Single(warning.Fixes).Values);
    }

    [Fact]
    public void Run_CylinderSignsDifferWithoutHistory_OffersEveryReading()
    {
        var warning = Assert.Single(Run(SamplePrescriptions.Eyes(new(-1m, -0.75m, 180), new(-1m, 0.75m, 180)), null));

        Assert.Equal(Slip.CylinderForm, warning.Slip);
        Assert.Equal("OS -1.00 -0.75x180", warning.Fixes[0].Text);
        Assert.Contains(warning.Fixes, fix => fix.Text == "OS -0.25 -0.75x090");
    }

    [Fact]
    public void Run_SignAgainstTheFellowEye_IsNamedWithoutHistory()
    {
        var warning = Run(SamplePrescriptions.Eyes(new(-2.25m), new(2.25m)), null)[0];

        Assert.Equal(Slip.Sign, warning.Slip);
        Assert.Equal(["OD +2.25", "OS -2.25"], warning.Fixes.Select(fix => fix.Text).Order(StringComparer.Ordinal).ToArray());
    }

    [Theory]
    [InlineData(-1.75, false)]
    [InlineData(-2.00, true)]
    public void Run_Anisometropia_WarnsFromTwoDioptres(double left, bool warned)
    {
        var now = SamplePrescriptions.Eyes(new(0m), new((decimal)left));

        Assert.Equal(warned ? [PlausibilityKind.Anisometropia] : [], Run(now, null).Select(warning => warning.Kind));
    }

    [Fact]
    public void Run_AnisometropiaKnownFromLastTime_IsNotMentionedAgain()
    {
        var known = SamplePrescriptions.Eyes(new(0m), new(-3m));

        Assert.Empty(Run(SamplePrescriptions.Eyes(new(0m), new(-3.25m)), known));
        Assert.Single(Run(SamplePrescriptions.Eyes(new(0m), new(-2.25m)), SamplePrescriptions.Eyes(new(0m), new(-1.75m))));
    }

    [Theory]
    [InlineData(-3.00, 0, false)]
    [InlineData(-3.25, 0, true)]
    [InlineData(-2.75, -1.00, true)]
    [InlineData(-2.75, -0.75, false)]
    public void Run_EquivalentChange_WarnsFromOneDioptre(double sphere, double cylinder, bool warned)
    {
        var last = SamplePrescriptions.Eyes(new(-2.25m), new(-2.25m));
        var now = SamplePrescriptions.Eyes(new((decimal)sphere, (decimal)cylinder, 90), new(-2.5m));

        Assert.Equal(
            warned ? [(PlausibilityKind.EquivalentChange, (Eye?)Eye.Right)] : [],
            Run(now, last).Select(warning => (warning.Kind, warning.Eye))
        );
    }

    [Theory]
    [InlineData(PrescriptionKind.Bifocal, true)]
    [InlineData(PrescriptionKind.Trifocal, true)]
    [InlineData(PrescriptionKind.Progressive, true)]
    [InlineData(PrescriptionKind.SingleVision, false)]
    [InlineData(PrescriptionKind.Reading, false)]
    [InlineData(PrescriptionKind.ContactLens, false)]
    public void Run_AddMissing_WarnsOnLensesThatHaveOne(PrescriptionKind kind, bool warned) =>
        Assert.Equal(warned ? [PlausibilityKind.AddMissing] : [], Run(Last, Last, kind).Select(warning => warning.Kind));

    [Fact]
    public void Run_AddMissing_OffersTheFellowsElseTheLast()
    {
        var withAdd = SamplePrescriptions.Eyes(new(-1m), new(-1m), add: 2.25m);
        var oneMissing = Assert.Single(Run(withAdd.With(Eye.Left, withAdd.Left with { Add = null }), null, PrescriptionKind.Bifocal));
        Assert.Equal((Eye.Left, "OS -1.00 add +2.25"), (oneMissing.Eye, oneMissing.Fixes[0].Text));

        var bothMissing = Assert.Single(Run(SamplePrescriptions.Eyes(new(-1m), new(-1m)), withAdd, PrescriptionKind.Bifocal));
        Assert.Equal(withAdd, Assert.Single(bothMissing.Fixes).Values);
        Assert.Empty(Assert.Single(Run(SamplePrescriptions.Eyes(new(-1m), new(-1m)), null, PrescriptionKind.Bifocal)).Fixes);
    }

    [Theory]
    [InlineData(37, true)]
    [InlineData(38, false)]
    [InlineData(null, false)]
    public void Run_AddUnderThirtyEight_Warns(int? age, bool warned)
    {
        var now = SamplePrescriptions.Eyes(new(-1m), new(-1m), add: 1);
        var found = PlausibilityCheck.Run(new(PrescriptionKind.SingleVision, now, null, age));

        Assert.Equal(warned ? [PlausibilityKind.AddUnexpected] : [], found.Select(warning => warning.Kind));
        Assert.Empty(PlausibilityCheck.Run(new(PrescriptionKind.SingleVision, now, now, age)));
        if (warned)
        {
            Assert.Equal(SamplePrescriptions.Eyes(new(-1m), new(-1m)), Assert.Single(found[0].Fixes).Values);
        }
    }

    [Fact]
    public void Run_WhatTheFixWouldSettle_IsNotSaidBesidesIt()
    {
        var now = SamplePrescriptions.Eyes(new(2.25m, -0.75m, 180), new(-3.25m, -1m, 10));

        Assert.Equal([PlausibilityKind.LikelySlip], Run(now, Last).Select(warning => warning.Kind));
        Assert.Equal(
            [PlausibilityKind.LikelySlip, PlausibilityKind.AddMissing],
            Run(now, Last, PrescriptionKind.Progressive).Select(warning => warning.Kind)
        );
    }

    [Fact]
    public void Run_Messages_AreInTheReadersLanguage()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = new CultureInfo("es-CL");
            var warning = Run(SamplePrescriptions.Eyes(new(-2.25m, -0.75m, 180), new(3.25m, -1m, 10)), Last)[0];

            Assert.Equal("OI: el signo de la esfera puede estar equivocado (la última vez OI -3.25 -1.00x010).", warning.Message);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static IReadOnlyList<PlausibilityWarning> Run(
        OpticalValues now,
        OpticalValues? last,
        PrescriptionKind kind = PrescriptionKind.SingleVision
    ) => PlausibilityCheck.Run(new(kind, now, last, Age: 50));

    private static LensPower Power(string written) =>
        PrescriptionShorthand.Read($"od {written}", PrescriptionRules.Default).Value.Right.Power!.Value;
}

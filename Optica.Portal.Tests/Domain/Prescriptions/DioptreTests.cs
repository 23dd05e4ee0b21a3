using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Optica.Domain.Prescriptions;
using Optica.Portal.Tests.Domain.Customers;

namespace Optica.Portal.Tests.Domain.Prescriptions;

/// <summary>CL-8 and OR-8: the same reading and writing under every culture.</summary>
public sealed class DioptreTests
{
    private static readonly ValueScale Sphere = ValueScale.Sphere();

    [Theory]
    [InlineData("-2.25", -2.25)]
    [InlineData("-2,25", -2.25)]
    [InlineData("−2,25", -2.25)]
    [InlineData("–2.25", -2.25)]
    [InlineData("—2.25", -2.25)]
    [InlineData("‐2.25", -2.25)]
    [InlineData(" - 2,25 ", -2.25)]
    [InlineData("-2.250", -2.25)]
    [InlineData("－２．２５", -2.25)]
    [InlineData("+2.25", 2.25)]
    [InlineData("2,25", 2.25)]
    [InlineData("0.25", 0.25)]
    [InlineData(".25", 0.25)]
    [InlineData("-,5", -0.5)]
    [InlineData("7", 7)]
    [InlineData("0", 0)]
    [InlineData("-0.00", 0)]
    [InlineData("Plano", 0)]
    [InlineData("pl", 0)]
    [InlineData("NEUTRO", 0)]
    public void Read_OneValueInAnySpelling_IsTheSameInBothLanguages(string text, double value) =>
        Assert.All(
            ["es-CL", "en-US", "de-DE", "ar-SA"],
            culture => Assert.Equal(new DioptreReading((decimal)value), Under(culture, () => Dioptre.Read(text, Sphere)))
        );

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u00A0\u200B")]
    public void Read_Blank_IsNoValueWhichIsNotZero(string? text)
    {
        Assert.True(Dioptre.Read(text, Sphere).IsEmpty);
        Assert.False(Dioptre.Read("0.00", Sphere).IsEmpty);
        Assert.Equal(0m, Dioptre.Read("0.00", Sphere).Value);
    }

    [Theory]
    [InlineData("−225", "-225", "-2.25")]
    [InlineData("-225", "-225", "-2.25")]
    [InlineData("225", "+225", "+2.25")]
    [InlineData("-1000", "-1000", "-10.00")]
    [InlineData("40", "+40", "+4.00")]
    public void Read_PointForgotten_IsRefusedAndNamesWhatWasMeant(string text, string shown, string meant) =>
        Assert.All(
            ["es-CL", "en-US"],
            culture =>
            {
                var reading = Under(culture, () => Dioptre.Read(text, Sphere));

                Assert.Null(reading.Value);
                Assert.Equal("value_point_missing", reading.Fault!.Code);
                Assert.Contains($"{shown} ", reading.Fault.Message, StringComparison.Ordinal);
                Assert.Contains($"{meant}?", reading.Fault.Message, StringComparison.Ordinal);
                Assert.Equal(meant, Dioptre.Format(Assert.Single(reading.Fault.Suggestions)));
            }
        );

    [Theory]
    [InlineData("-2.30", "-2.50", "-2.25")]
    [InlineData("-2,3", "-2.50", "-2.25")]
    [InlineData("+0.12", "0.00", "+0.25")]
    [InlineData("-0.125", "-0.25", "0.00")]
    [InlineData("29.999", "+29.75", "+30.00")]
    public void Read_OffStep_IsRefusedAndNamesTheNearestSteps(string text, string below, string above)
    {
        var fault = Under("es-CL", () => Dioptre.Read(text, Sphere)).Fault!;

        Assert.Equal("value_off_step", fault.Code);
        Assert.Contains($"{below} y {above}", fault.Message, StringComparison.Ordinal);
        Assert.Equal([below, above], fault.Suggestions.Select(Dioptre.Format).ToArray());
    }

    [Fact]
    public void Read_Eighths_PassOnlyWhereTheOrganisationAllowsThem()
    {
        Assert.Equal(-0.125m, Dioptre.Read("-0,125", ValueScale.Sphere(eighths: true)).Value);
        Assert.Equal("value_off_step", Dioptre.Read("-0,125", Sphere).Fault!.Code);
        Assert.Equal("value_off_step", Dioptre.Read("-0,13", ValueScale.Sphere(eighths: true)).Fault!.Code);
    }

    [Theory]
    [InlineData("2.2500", "value_decimals")]
    [InlineData("1.234,5", "value_malformed")]
    [InlineData("1,234.50", "value_malformed")]
    [InlineData("2.", "value_malformed")]
    [InlineData("-", "value_malformed")]
    [InlineData(",", "value_malformed")]
    [InlineData("--2", "value_malformed")]
    [InlineData("2-", "value_malformed")]
    [InlineData("+-2", "value_malformed")]
    [InlineData("1e1", "value_malformed")]
    [InlineData("NaN", "value_malformed")]
    [InlineData("1e309", "value_malformed")]
    [InlineData("2 25", "value_malformed")]
    [InlineData("٢", "value_malformed")]
    [InlineData("½", "value_malformed")]
    [InlineData("12345678901234567890", "value_malformed")]
    [InlineData("-30.25", "value_out_of_range")]
    public void Read_NotAValue_IsRefusedWithItsReason(string text, string code)
    {
        var reading = Dioptre.Read(text, Sphere);

        Assert.Null(reading.Value);
        Assert.Equal(code, reading.Fault!.Code);
        Assert.False(reading.IsEmpty);
    }

    [Theory]
    [InlineData(0, "0.00")]
    [InlineData(2, "+2.00")]
    [InlineData(-2.25, "-2.25")]
    [InlineData(0.125, "+0.125")]
    [InlineData(-2.375, "-2.375")]
    [InlineData(-0.0625, "-0.06")]
    [InlineData(-7.2993, "-7.30")]
    [InlineData(0.004, "0.00")]
    [InlineData(-12.5, "-12.50")]
    public void Format_Value_HasSignAndTwoDecimalsAndThreeForEighths(double value, string shown) =>
        Assert.All(["es-CL", "en-US"], culture => Assert.Equal(shown, Under(culture, () => Dioptre.Format((decimal)value))));

    [Fact]
    public void FormatSphere_Zero_IsPlano()
    {
        Assert.Equal("Plano", Dioptre.FormatSphere(0));
        Assert.Equal("-0.25", Dioptre.FormatSphere(-0.25m));
    }

    [Fact]
    public void Canonical_ZerosAndSigns_LeaveOneForm() =>
        Assert.All(
            new[] { (2.250m, "2.25"), (2.0m, "2"), (-0.00m, "0"), (new decimal(0, 0, 0, true, 2), "0"), (100m, "100") },
            pair => Assert.Equal(pair.Item2, Dioptre.Canonical(pair.Item1).ToString(CultureInfo.InvariantCulture))
        );

    [Fact]
    public void Read_AnythingFormatted_IsTheValueAgain() =>
        Prop.ForAll(
                Lenses.On(ValueScale.Sphere(eighths: true)).ToArbitrary(),
                value =>
                    Dioptre.Read(Dioptre.Format(value), ValueScale.Sphere(eighths: true)).Value == value
                    && Dioptre.Read(Dioptre.Format(value).Replace('.', ',').Replace('-', '−'), ValueScale.Sphere(eighths: true)).Value
                        == value
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Read_AnyText_IsAValueOnTheScaleOrAFaultOrEmpty() =>
        Prop.ForAll(
                Texts.Anything,
                text =>
                {
                    var reading = Dioptre.Read(text, Sphere);
                    return reading.Value is { } value
                        ? Sphere.Holds(value) && reading.Fault is null
                        : reading.IsEmpty || reading.Fault!.Message.Length > 0;
                }
            )
            .QuickCheckThrowOnFailure();

    private static T Under<T>(string culture, Func<T> read)
    {
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(culture);
            return read();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }
}

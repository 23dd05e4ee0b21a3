using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Portal.Tests.Domain.Customers;

namespace Optica.Portal.Tests.Domain.Prescriptions;

public sealed class PrescriptionShorthandTests
{
    [Theory]
    [InlineData("od -2,25 -0,75x180 add 2,00 dp 31,5/31")]
    [InlineData("OD −2.25 −0.75 X 180 ADD +2.00 PD 31.5/31")]
    [InlineData("od-2,25-0,75x180add2,00dp31,5/31")]
    [InlineData("ojo derecho: esf -2,25 = cil -0,75 eje 180°, adición 2,00; DIP 31,5/31 mm")]
    [InlineData("right eye sph -2.25, cyl -0.75 axis 180 addition 2 ipd 31.5 / 31")]
    [InlineData("r -2.25 -0.75*0 ad 2 pd 31.5/31")]
    [InlineData("od -2,25 esf -0,75 a 180 add 2 dp 31,5/31")]
    [InlineData("od – 2,25 – 0,75 180 add 2 dnp 31,5/31")]
    public void Read_TheSameEyeInAnyWords_IsTheSame(string line)
    {
        var values = Values(line);

        Assert.Equal(
            new EyePrescription
            {
                Sphere = -2.25m,
                Cylinder = -0.75m,
                Axis = 180,
                Add = 2,
                PdDistance = 31.5m,
            },
            values.Right
        );
        Assert.Equal(new EyePrescription { PdDistance = 31 }, values.Left);
        Assert.Null(values.PdDistance);
    }

    [Theory]
    [InlineData("od +2,00 +1,00x150 oi neutro", "+2.00 +1.00x150", "0.00")]
    [InlineData("od pl -0.50x90 os plano", "0.00 -0.50x090", "0.00")]
    [InlineData("oi -1 od -2", "-2.00", "-1.00")]
    [InlineData("ao -1,50", "-1.50", "-1.50")]
    [InlineData("ou -1.50 -0.25x5", "-1.50 -0.25x005", "-1.50 -0.25x005")]
    [InlineData("od 0,00 -1,00x0 oi 0 0", "0.00 -1.00x180", "0.00")]
    [InlineData("derecho -3 izquierdo -3,25", "-3.00", "-3.25")]
    public void Read_TwoEyes_StandInTheirRows(string line, string right, string left)
    {
        var values = Values(line);

        Assert.Equal((right, left), (values.Right.Power.ToString(), values.Left.Power.ToString()));
    }

    [Theory]
    [InlineData("od -1 oi -2 add 2", 2.0, 2.0)]
    [InlineData("od -1 add 2 oi -2", 2.0, null)]
    [InlineData("od -1 oi -2 add 2 od", null, 2.0)]
    [InlineData("od -1 add 1,75 oi -2 add 2", 1.75, 2.0)]
    [InlineData("od -1 oi -2 ao add 2,25", 2.25, 2.25)]
    [InlineData("oi -2 add 2", null, 2.0)]
    [InlineData("od alt 18 oi -2 add 2", null, 2.0)]
    public void Read_Add_IsForBothWhenSaidOnceAtTheEnd(string line, double? right, double? left)
    {
        var values = Values(line);

        Assert.Equal(((decimal?)right, (decimal?)left), (values.Right.Add, values.Left.Add));
    }

    [Theory]
    [InlineData("dp 62", "62 -|- - - -")]
    [InlineData("dp 63/60", "63 60|- - - -")]
    [InlineData("dp 31/", "- -|31 - - -")]
    [InlineData("dp /31", "- -|- 31 - -")]
    [InlineData("dp cerca 60", "- 60|- - - -")]
    [InlineData("near pd 30/29.5", "- -|- - 30 29.5")]
    [InlineData("dpc 60 dpl 63", "63 60|- - - -")]
    [InlineData("dp lejos 31,5/31 cerca 30/29,5", "- -|31.5 31 30 29.5")]
    public void Read_Pd_IsMonocularOrBinocularAsItsNumbersSay(string line, string expected)
    {
        var values = Values(line);
        static string Text(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "-";

        Assert.Equal(
            expected,
            $"{Text(values.PdDistance)} {Text(values.PdNear)}|{Text(values.Right.PdDistance)} {Text(values.Left.PdDistance)}"
                + $" {Text(values.Right.PdNear)} {Text(values.Left.PdNear)}"
        );
    }

    [Fact]
    public void Read_PrismHeightVertexAndContactLens_AreUnderstood()
    {
        var values = Values("od -6 prisma 2 base interna 1,5 bs oi -6,25 pr 2Δ out 0,5 down alt 18,5 dv 12");

        Assert.Equal((2m, HorizontalBase.In), (values.Right.HorizontalPrism, values.Right.HorizontalBase));
        Assert.Equal((1.5m, VerticalBase.Up), (values.Right.VerticalPrism, values.Right.VerticalBase));
        Assert.Equal((2m, HorizontalBase.Out), (values.Left.HorizontalPrism, values.Left.HorizontalBase));
        Assert.Equal((0.5m, VerticalBase.Down), (values.Left.VerticalPrism, values.Left.VerticalBase));
        Assert.Equal((18.5m, 18.5m, 12m), (values.Right.SegmentHeight, values.Left.SegmentHeight, values.VertexDistance));

        values = Values("ao -3,00 cb 8,6 dia 14,2");
        Assert.Equal((8.6m, 14.2m), (values.Left.BaseCurve, values.Left.Diameter));
    }

    [Theory]
    [InlineData("od -2,25 blah", "blah", "shorthand_unknown")]
    [InlineData("od -2,25 -0,75x180 7", "7", "shorthand_unknown")]
    [InlineData("od -2,25 & -0,75", "&", "shorthand_unknown")]
    [InlineData("od -2,25 / -0,75", "/", "shorthand_unknown")]
    [InlineData("od -2,25 nasal", "nasal", "shorthand_unknown")]
    [InlineData("-2,25", "-2,25", "shorthand_eye")]
    [InlineData("add 2", "2", "shorthand_eye")]
    [InlineData("od -2,25 od -3", "-3", "shorthand_twice")]
    [InlineData("od -2 add 2 ao add 2,25", "2,25", "shorthand_twice")]
    [InlineData("dp 62 dp 63", "63", "shorthand_twice")]
    [InlineData("od -2 dv 12 dv 13", "13", "shorthand_twice")]
    [InlineData("od -2 add oi -1", "add", "shorthand_unfinished")]
    [InlineData("od -2 -1 x", "x", "shorthand_unfinished")]
    [InlineData("od -2 dp", "dp", "shorthand_unfinished")]
    [InlineData("od -2,25 0,75x180", "0,75", "shorthand_cylinder_sign")]
    [InlineData("od -2,25 180", "180", "shorthand_cylinder_sign")]
    [InlineData("od -2 prisma 2", "2", "shorthand_prism_base")]
    [InlineData("dp 31", "31", "shorthand_pd_pair")]
    [InlineData("dp 31/62", "31/62", "shorthand_pd_mixed")]
    [InlineData("dp cerca 63/60", "63/60", "shorthand_pd_mixed")]
    [InlineData("dp 62/", "62/", "shorthand_pd_mixed")]
    [InlineData("dp 42", "42", "shorthand_pd_gap")]
    [InlineData("dp 31,2/31", "31,2", "value_off_step")]
    [InlineData("od -225", "-225", "value_point_missing")]
    [InlineData("od −225", "−225", "value_point_missing")]
    [InlineData("od -2,30", "-2,30", "value_off_step")]
    [InlineData("od -2,2500", "-2,2500", "value_decimals")]
    [InlineData("od -2,25 -0,75x190", "190", "axis_out_of_range")]
    [InlineData("od -2 -1x90,5", "90,5", "axis_out_of_range")]
    [InlineData("od -2 add 5", "5", "value_out_of_range")]
    [InlineData("od -2 dv 25", "25", "value_out_of_range")]
    [InlineData("od 1.234.567", "1.234.567", "value_malformed")]
    public void Read_PartNotUnderstood_IsNamed(string line, string part, string code)
    {
        foreach (var culture in new[] { "en", "es-CL" })
        {
            var (fault, quoted) = Under(culture, () => (Fault(line), culture == "en" ? $"“{part}”" : $"«{part}»"));

            Assert.Equal(code, fault.Code);
            Assert.Equal(PrescriptionShorthand.Field, fault.Field);
            Assert.Contains(quoted, fault.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(null, "shorthand_empty")]
    [InlineData(" ", "shorthand_empty")]
    [InlineData(",;:", "shorthand_empty")]
    [InlineData("od -2\0", "control_characters")]
    public void Read_NothingToRead_IsSaid(string? line, string code) => Assert.Equal(code, Fault(line).Code);

    [Fact]
    public void Read_TooLong_IsRefusedUnread() => Assert.Equal("too_long", Fault(string.Concat(Enumerable.Repeat("od -2 ", 70))).Code);

    [Fact]
    public void Read_Eighths_FollowTheOrganisation()
    {
        Assert.Equal("value_off_step", Fault("od -2,125").Code);
        Assert.Equal(-2.125m, PrescriptionShorthand.Read("od -2,125", new PrescriptionRules(Eighths: true)).Value.Right.Sphere);
    }

    [Theory]
    [InlineData("en", "od -2.25 -0.75x180 add +2.00 os 0.00 -0.50x005 add +2.00 height 18.5 od pd 31.5/31 vertex 12")]
    [InlineData("es-CL", "od -2.25 -0.75x180 add +2.00 oi 0.00 -0.50x005 add +2.00 alt 18.5 od dp 31.5/31 dv 12")]
    public void Format_Values_UsesTheWordsOfTheLanguage(string culture, string line)
    {
        var values = Values("od -2,25 -0,75x180 add 2 oi pl -0,5x5 add 2 alt 18,5 od dp 31,5/31 dv 12");

        Assert.Equal(line, Under(culture, () => PrescriptionShorthand.Format(values)));
    }

    [Fact]
    public void Read_AnythingFormatted_IsTheSameInBothLanguages() =>
        Prop.ForAll(
                Lenses.Values.ToArbitrary(),
                values =>
                    Array.TrueForAll(
                        ["en", "es-CL"],
                        culture =>
                        {
                            var line = Under(culture, () => PrescriptionShorthand.Format(values));
                            return line.Length == 0
                                ? values == OpticalValues.Empty
                                : PrescriptionShorthand.Read(line, PrescriptionRules.Default) is { Succeeded: true } read
                                    && read.Value == values;
                        }
                    )
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Read_AnyText_NeverThrows() =>
        Prop.ForAll(
                Texts.Anything,
                text =>
                    PrescriptionShorthand.Read(text, PrescriptionRules.Default)
                        is { Succeeded: true }
                            or { Error: Invalid { Fields.Count: 1 } }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Read_AnyWordsInAnyOrder_NeverThrow()
    {
        var words = Gen.Elements(
            "od oi ao -2,25 +1 0,75 x 180 / add 2 dp 31 62 prisma in bs alt dv 12 cb eje cerca pl base & 8,6".Split(' ')
        );
        Prop.ForAll(
                words.ArrayOf().Select(chosen => string.Join(' ', chosen)).ToArbitrary(),
                line =>
                    PrescriptionShorthand.Read(line, PrescriptionRules.Default)
                        is { Succeeded: true }
                            or { Error: Invalid { Fields.Count: 1 } }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    private static OpticalValues Values(string line) => PrescriptionShorthand.Read(line, PrescriptionRules.Default).Value;

    private static FieldError Fault(string? line) =>
        Assert.Single(Assert.IsType<Invalid>(PrescriptionShorthand.Read(line, PrescriptionRules.Default).Error).Fields);

    private static T Under<T>(string culture, Func<T> run)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = new CultureInfo(culture);
            return run();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}

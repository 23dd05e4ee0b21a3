using Optica.Domain.Prescriptions;
using static Optica.Portal.Tests.Domain.Prescriptions.Found;

namespace Optica.Portal.Tests.Domain.Prescriptions;

/// <summary>OR-1 … OR-7, OR-9: every boundary of an eye's values from both sides.</summary>
public sealed class EyeInputValidatorTests
{
    /// <summary>Field, value that is just allowed, value just beyond, code.</summary>
    public static TheoryData<string, string, string, string> Boundaries =>
        new()
        {
            { "Right.Sphere", "30", "30.25", "value_out_of_range" },
            { "Right.Sphere", "-30", "-30.25", "value_out_of_range" },
            { "Right.Sphere", "-2.5", "-2.6", "value_off_step" },
            { "Right.Sphere", "-2.5", "-2.625", "value_off_step" },
            { "Left.Cylinder", "10", "10.25", "value_out_of_range" },
            { "Left.Cylinder", "-10", "-10.25", "value_out_of_range" },
            { "Left.Cylinder", "-0.25", "-0.3", "value_off_step" },
            { "Right.Add", "0.5", "0.25", "value_out_of_range" },
            { "Right.Add", "4", "4.25", "value_out_of_range" },
            { "Right.Add", "2", "-2", "value_out_of_range" },
            { "Right.Add", "0.75", "0", "value_out_of_range" },
            { "Right.Add", "1.25", "1.125", "value_off_step" },
            { "PdDistance", "45", "44.5", "value_out_of_range" },
            { "PdDistance", "80", "80.5", "value_out_of_range" },
            { "PdDistance", "62.5", "62.25", "value_off_step" },
            { "PdNear", "45", "44.5", "value_out_of_range" },
            { "Right.SegmentHeight", "8", "7.9", "value_out_of_range" },
            { "Right.SegmentHeight", "40", "40.1", "value_out_of_range" },
            { "Right.SegmentHeight", "18.3", "18.35", "value_off_step" },
            { "VertexDistance", "8", "7.9", "value_out_of_range" },
            { "VertexDistance", "20", "20.1", "value_out_of_range" },
        };

    [Theory]
    [MemberData(nameof(Boundaries))]
    public void Check_Boundary_IsAllowedAndBeyondItIsRefused(string field, string allowed, string beyond, string code)
    {
        Assert.Empty(Errors(input => Set(input, field, allowed)));
        Assert.Equal([$"{field}:{code}"], Errors(input => Set(input, field, beyond)));
    }

    [Theory]
    [InlineData("20", false)]
    [InlineData("-20", false)]
    [InlineData("20.25", true)]
    [InlineData("-20.25", true)]
    public void Check_SphereBeyondTwenty_IsAWarningOnly(string sphere, bool warned)
    {
        var input = SamplePrescriptions.Valid();
        Set(input, "Right.Sphere", sphere);
        input.VertexDistance = 12;

        Assert.Empty(PrescriptionInputValidator.Check(input, SamplePrescriptions.Today, PrescriptionRules.Default).Errors);
        Assert.Equal(warned ? ["Right.Sphere:value_unusual!"] : [], Findings(input));
    }

    [Fact]
    public void Check_Eighths_PassWhereTheOrganisationAllowsThem()
    {
        var input = SamplePrescriptions.Valid();
        (input.Right.Sphere, input.Left.Cylinder) = (-2.375m, -0.625m);

        Assert.Equal(["Right.Sphere:value_off_step", "Left.Cylinder:value_off_step"], Findings(input));
        Assert.Empty(Findings(input, new PrescriptionRules(Eighths: true)));
        input.Right.Add = 1.125m;
        Assert.Equal(["Right.Add:value_off_step"], Findings(input, new PrescriptionRules(Eighths: true)));
    }

    [Theory]
    [InlineData("-0.75", null, "axis_required")]
    [InlineData("-0.75", 181, "axis_out_of_range")]
    [InlineData("-0.75", -1, "axis_out_of_range")]
    [InlineData("0", 90, "axis_without_cylinder")]
    [InlineData(null, 90, "axis_without_cylinder")]
    [InlineData("-0.75", 0, null)]
    [InlineData("-0.75", 1, null)]
    [InlineData("0.75", 180, null)]
    [InlineData("0", null, null)]
    [InlineData(null, null, null)]
    public void Check_CylinderAndAxis_GoTogether(string? cylinder, int? axis, string? code) =>
        Assert.Equal(
            code is null ? [] : [$"Right.Axis:{code}"],
            Errors(input => (input.Right.Cylinder, input.Right.Axis) = (Number(cylinder), axis))
        );

    [Fact]
    public void Check_Zero_IsAValue()
    {
        var input = SamplePrescriptions.Valid();
        input.Right = new EyeInput
        {
            Sphere = 0,
            Cylinder = 0,
            Add = 2,
        };
        input.Left = new EyeInput { Sphere = 0.00m, Add = 2 };

        Assert.Empty(Findings(input));
        Assert.Equal(0m, input.Values().Right.Sphere);
        Assert.Equal(0m, input.Values().Right.Cylinder);
        Assert.Null(input.Values().Left.Cylinder);
    }

    [Fact]
    public void Check_EyeWithoutSphere_IsRefusedOnlyWhenMoreIsSaid()
    {
        Assert.Empty(Errors(input => input.Left = new EyeInput { PdDistance = null, SegmentHeight = 18 }));
        Assert.Equal(["Left.Sphere:sphere_required"], Errors(input => input.Left = new EyeInput { Add = 2 }));
        Assert.Equal(
            ["Left.Sphere:sphere_required"],
            Errors(input => input.Left = new EyeInput { HorizontalPrism = 2, HorizontalBase = HorizontalBase.In })
        );
        Assert.Equal(["Right.Sphere:eye_required"], Errors(input => (input.Right, input.Left) = (new EyeInput(), new EyeInput())));
        Assert.Equal(["Right.Sphere:eye_required"], Errors(input => (input.Right, input.Left) = (null!, null!)));
    }

    [Theory]
    [InlineData("0.25", null)]
    [InlineData("20", null)]
    [InlineData("0", "value_out_of_range")]
    [InlineData("20.25", "value_out_of_range")]
    [InlineData("0.3", "value_off_step")]
    [InlineData("-1", "value_out_of_range")]
    public void Check_Prism_HasRangeStepAndBase(string amount, string? code)
    {
        Assert.Equal(
            code is null ? [] : [$"Right.HorizontalPrism:{code}"],
            Errors(input => (input.Right.HorizontalPrism, input.Right.HorizontalBase) = (Number(amount), HorizontalBase.Out))
        );
        Assert.Equal(
            code is null ? [] : [$"Left.VerticalPrism:{code}"],
            Errors(input => (input.Left.VerticalPrism, input.Left.VerticalBase) = (Number(amount), VerticalBase.Up))
        );
    }

    [Fact]
    public void Check_PrismAndBase_GoTogether()
    {
        Assert.Equal(["Right.HorizontalBase:prism_base_required"], Errors(input => input.Right.HorizontalPrism = 1));
        Assert.Equal(["Right.VerticalBase:prism_base_required"], Errors(input => input.Right.VerticalPrism = 1));
        Assert.Equal(["Left.HorizontalPrism:prism_required"], Errors(input => input.Left.HorizontalBase = HorizontalBase.In));
        Assert.Equal(["Left.VerticalPrism:prism_required"], Errors(input => input.Left.VerticalBase = VerticalBase.Down));
    }

    [Theory]
    [InlineData("20", null)]
    [InlineData("40", null)]
    [InlineData("19.5", "value_out_of_range")]
    [InlineData("40.5", "value_out_of_range")]
    [InlineData("31.25", "value_off_step")]
    public void Check_MonocularPd_HasRangeAndStep(string pd, string? code)
    {
        void Measure(PrescriptionInput input, Action<EyeInput> set)
        {
            (input.PdDistance, input.PdNear) = (null, null);
            set(input.Right);
        }

        Assert.Equal(code is null ? [] : [$"Right.PdDistance:{code}"], Errors(input => Measure(input, eye => eye.PdDistance = Number(pd))));
        Assert.Equal(code is null ? [] : [$"Right.PdNear:{code}"], Errors(input => Measure(input, eye => eye.PdNear = Number(pd))));
    }

    [Theory]
    [InlineData("7.5", "7.49", "Right.BaseCurve")]
    [InlineData("9.5", "9.51", "Right.BaseCurve")]
    [InlineData("12", "11.99", "Right.Diameter")]
    [InlineData("16", "16.01", "Right.Diameter")]
    public void Check_ContactLens_HasItsOwnRanges(string allowed, string beyond, string field)
    {
        Assert.Empty(Findings(WithLens(input => Set(input, field, allowed))));
        Assert.Equal([$"{field}:value_out_of_range"], Findings(WithLens(input => Set(input, field, beyond))));
    }

    [Fact]
    public void Check_ContactLens_NeedsNoVertexDistanceAndMissesItsGeometry()
    {
        Assert.Empty(Findings(WithLens(input => input.Right.Sphere = -9)));
        Assert.Equal(
            ["Right.BaseCurve:base_curve_missing!", "Right.Diameter:diameter_missing!"],
            Findings(WithLens(input => (input.Right.BaseCurve, input.Right.Diameter) = (null, null)))
        );
    }

    [Fact]
    public void Check_Kinds_DoNotMix()
    {
        Assert.Equal(
            [
                "Left.HorizontalBase:not_for_contact_lens",
                "Left.HorizontalPrism:not_for_contact_lens",
                "Left.PdDistance:not_for_contact_lens",
                "Left.PdNear:not_for_contact_lens",
                "Left.SegmentHeight:not_for_contact_lens",
                "Left.VerticalBase:not_for_contact_lens",
                "Left.VerticalPrism:not_for_contact_lens",
                "PdDistance:not_for_contact_lens",
                "PdNear:not_for_contact_lens",
                "VertexDistance:not_for_contact_lens",
            ],
            Findings(
                    WithLens(input =>
                    {
                        (input.PdDistance, input.PdNear, input.VertexDistance) = (62, 60, 12);
                        (input.Left.HorizontalPrism, input.Left.HorizontalBase) = (1, HorizontalBase.In);
                        (input.Left.VerticalPrism, input.Left.VerticalBase) = (1, VerticalBase.Up);
                        (input.Left.PdDistance, input.Left.PdNear, input.Left.SegmentHeight) = (31, 30, 18);
                    })
                )
                .Order(StringComparer.Ordinal)
                .ToArray()
        );
        Assert.Equal(
            [
                "Right.BaseCurve:only_for_contact_lens",
                "Right.Brand:only_for_contact_lens",
                "Right.Colour:only_for_contact_lens",
                "Right.Diameter:only_for_contact_lens",
                "Right.Duration:only_for_contact_lens",
            ],
            Errors(input =>
                {
                    (input.Right.BaseCurve, input.Right.Diameter, input.Right.Duration) = (8.6m, 14, LensDuration.Daily);
                    (input.Right.Brand, input.Right.Colour) = ("X", "Azul");
                })
                .Order(StringComparer.Ordinal)
                .ToArray()
        );
        Assert.Empty(Errors(input => (input.Right.Brand, input.Right.Colour) = (" ", "")));
    }
}

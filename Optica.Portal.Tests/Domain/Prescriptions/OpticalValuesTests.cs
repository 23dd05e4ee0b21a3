using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Optica.Domain.Prescriptions;

namespace Optica.Portal.Tests.Domain.Prescriptions;

/// <summary>What is stored is what was written (OR-8), in one form.</summary>
public sealed class OpticalValuesTests
{
    [Fact]
    public void Values_AsTyped_AreBroughtToOneForm()
    {
        var values = new PrescriptionInput
        {
            Right = new EyeInput
            {
                Sphere = new decimal(0, 0, 0, true, 2),
                Cylinder = -0.750m,
                Axis = 0,
                Brand = "  Acuvue  Oasys ",
            },
            PdDistance = 62.0m,
        }.Values();

        Assert.Equal(
            new OpticalValues
            {
                Right = new EyePrescription
                {
                    Sphere = 0,
                    Cylinder = -0.75m,
                    Axis = 180,
                    Brand = "Acuvue Oasys",
                },
                PdDistance = 62,
            },
            values
        );
        Assert.Equal(
            """{"Right":{"Sphere":0,"Cylinder":-0.75,"Axis":180},"Left":{},"PdDistance":62}""",
            JsonSerializer.Serialize(
                values with
                {
                    Right = values.Right with { Brand = null },
                },
                new JsonSerializerOptions { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull }
            )
        );
    }

    [Fact]
    public void Values_ZeroAndNothing_StayApart()
    {
        var values = new PrescriptionInput
        {
            Right = new EyeInput { Sphere = 0, Cylinder = 0 },
        }.Values();

        Assert.Equal(0m, values.Right.Sphere);
        Assert.Equal(0m, values.Right.Cylinder);
        Assert.Null(values.Left.Sphere);
        Assert.Null(values.Left.Power);
        Assert.Equal(default(LensPower), values.Right.Power);
    }

    [Fact]
    public void Values_ThroughFormAndJson_AreTheSame() =>
        Prop.ForAll(
                Lenses.Values.ToArbitrary(),
                values =>
                {
                    var input = new PrescriptionInput();
                    input.Take(values);
                    return input.Values() == values
                        && JsonSerializer.Deserialize<OpticalValues>(JsonSerializer.Serialize(values)) == values;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void InMinusCylinder_PlusCylinder_ShowsTheOtherFormAndLeavesWhatWasWritten()
    {
        var written = SamplePrescriptions.Eyes(new(2m, 1m, 150), new(-2.25m, -0.75m, 180), add: 2);
        var shown = written.InMinusCylinder();

        Assert.Equal("+3.00 -1.00x060", shown.Right.Power.ToString());
        Assert.Equal(written.Left, shown.Left);
        Assert.Equal((2m, 1m, 150), (written.Right.Sphere, written.Right.Cylinder, written.Right.Axis));
        Assert.Equal(2m, shown.Right.Add);
        Assert.Equal("-3.00 +0.75x090", written.InPlusCylinder().Left.Power.ToString());
        Assert.Equal(written, shown.InPlusCylinder() with { Left = written.Left });
    }

    [Fact]
    public void InMinusCylinder_NoPower_IsLeftAlone()
    {
        Assert.Equal(EyePrescription.Empty, EyePrescription.Empty.InMinusCylinder());
        var unfinished = new EyePrescription { Sphere = -1, Cylinder = 0.5m };
        Assert.Null(unfinished.Power);
        Assert.Equal(unfinished, unfinished.InMinusCylinder());
        var plano = new EyePrescription { Sphere = 0, Cylinder = 0 };
        Assert.Equal(plano, plano.InPlusCylinder());
    }

    [Fact]
    public void NearSphere_Add_IsSphereAndAdd()
    {
        Assert.Equal(-0.25m, new EyePrescription { Sphere = -2.25m, Add = 2 }.NearSphere);
        Assert.Null(new EyePrescription { Sphere = -2.25m }.NearSphere);
    }

    [Fact]
    public void WithEyesSwapped_Twice_IsTheSameAndMeasuresStay()
    {
        var values = SamplePrescriptions.Eyes(new(-1m), new(-2m, -1m, 90), add: 2) with { PdDistance = 62 };
        values = values.With(
            Eye.Right,
            values.Right with
            {
                PdDistance = 31,
                SegmentHeight = 18,
                HorizontalPrism = 2,
                HorizontalBase = HorizontalBase.In,
            }
        );
        var swapped = values.WithEyesSwapped();

        Assert.Equal((-2m, -1m, 90), (swapped.Right.Sphere, swapped.Right.Cylinder, swapped.Right.Axis));
        Assert.Equal((31m, 18m, null), (swapped.Right.PdDistance, swapped.Right.SegmentHeight, swapped.Right.HorizontalPrism));
        Assert.Equal((2m, HorizontalBase.In), (swapped.Left.HorizontalPrism, swapped.Left.HorizontalBase));
        Assert.Equal(values, swapped.WithEyesSwapped());
    }

    [Fact]
    public void Fill_Shorthand_TakesItsPartsAndLeavesTheRest()
    {
        var input = SamplePrescriptions.Valid();
        input.Fill(
            new OpticalValues
            {
                Right = new EyePrescription { Sphere = -1, PdDistance = 31.5m },
                Left = new EyePrescription { Add = 2.25m, PdDistance = 31 },
                VertexDistance = 12,
            }
        );

        // the old cylinder went with the old sphere, the binocular distance with the new monocular ones
        Assert.Equal((-1m, null, null, 2m), (input.Right.Sphere, input.Right.Cylinder, input.Right.Axis, input.Right.Add));
        Assert.Equal((-2m, -0.5m, 5, 2.25m), (input.Left.Sphere, input.Left.Cylinder, input.Left.Axis, input.Left.Add));
        Assert.Equal((null, 31.5m, 31m, 12m), (input.PdDistance, input.Right.PdDistance, input.Left.PdDistance, input.VertexDistance));
        input.Fill(new OpticalValues { PdDistance = 63, PdNear = 60 });
        Assert.Equal((63m, null, null, 60m), (input.PdDistance, input.Right.PdDistance, input.Left.PdDistance, input.PdNear));
    }
}

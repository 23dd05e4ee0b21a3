using System.Text.Json;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Domain.WorkOrders;

public sealed class LensCheckTests
{
    [Fact]
    public void Judge_EitherFormOfTheCylinder_IsTheSame()
    {
        var prescribed = Prescribed("od -2.25 -0.75x180 os +1.00", PrescriptionKind.SingleVision);
        var minus = Readings(Workshop.Lens(-2.30m, -0.70m, 178), Workshop.Lens(1.05m));
        var plus = Readings(Workshop.Lens(-3.00m, 0.70m, 88), Workshop.Lens(1.05m));

        var (one, other) = (Judge(prescribed, minus), Judge(prescribed, plus));

        Assert.True(one.Passes);
        Assert.Equal(one.Results, other.Results);
        Assert.Equal(5, one.Results.Count);
    }

    /// <summary>Deviation, limit and margin of every parameter, by hand from OR-18 … OR-21; the limit itself passes.</summary>
    [Theory]
    [InlineData(-2.00, 0, 0, -2.13, 0, 0, "Power 0.13/0.13 ok")]
    [InlineData(-2.00, 0, 0, -2.14, 0, 0, "Power 0.14/0.13 no")]
    [InlineData(-8.00, 0, 0, -8.16, 0, 0, "Power 0.16/0.16 ok")]
    [InlineData(-8.00, 0, 0, -8.17, 0, 0, "Power 0.17/0.16 no")]
    [InlineData(0, -3.00, 90, 0, -3.15, 90, "Power 0.15/0.13 no, Cylinder 0.15/0.15 ok, Axis 0/2 ok")]
    [InlineData(-4.00, -1.00, 179, -4.00, -1.00, 2, "Power 0/0.13 ok, Cylinder 0/0.13 ok, Axis 3/3 ok")]
    [InlineData(-4.00, -1.00, 179, -4.00, -1.00, 3, "Power 0/0.13 ok, Cylinder 0/0.13 ok, Axis 4/3 no")]
    [InlineData(-4.00, -0.25, 10, -4.00, -0.25, 24, "Power 0/0.13 ok, Cylinder 0/0.13 ok, Axis 14/14 ok")]
    [InlineData(-4.00, -0.25, 10, -4.00, -0.25, 25, "Power 0/0.13 ok, Cylinder 0/0.13 ok, Axis 15/14 no")]
    public void Judge_Parameters_HaveTheirLimits(double s, double c, int a, double s2, double c2, int a2, string expected)
    {
        var right = new EyePrescription
        {
            Sphere = (decimal)s,
            Cylinder = c == 0 ? null : (decimal)c,
            Axis = c == 0 ? null : a,
        };
        var prescribed = new WorkOrderPrescribed
        {
            Kind = PrescriptionKind.SingleVision,
            Values = new OpticalValues { Right = right },
        };
        var reading = Workshop.Lens((decimal)s2, c2 == 0 ? null : (decimal)c2, c2 == 0 ? null : a2);

        var check = Judge(prescribed, Readings(reading, null));

        var told = check
            .Results.Where(one =>
                expected.Contains("Cylinder", StringComparison.Ordinal) || one.Result.Parameter != ToleranceParameter.Cylinder
            )
            .Select(one =>
                $"{one.Result.Parameter} {one.Result.Deviation:0.##}/{one.Result.Limit:0.##} {(one.Result.Passes ? "ok" : "no")}"
            );
        Assert.Equal(expected, string.Join(", ", told));
        Assert.Equal(!expected.Contains("no", StringComparison.Ordinal), check.Passes);
        Assert.All(check.Results, one => Assert.Equal(one.Result.Limit - one.Result.Deviation, one.Result.Margin));
    }

    [Theory]
    [InlineData(PrescriptionKind.Progressive, -2.15, true)]
    [InlineData(PrescriptionKind.Bifocal, -2.15, false)]
    public void Judge_Progressives_HaveWiderLimits(PrescriptionKind lens, double read, bool passes)
    {
        var prescribed = Prescribed("od -2.00 os -2.00 add 2.00", PrescriptionKind.Progressive);
        var reading = Workshop.Lens((decimal)read, add: 2.00m);
        Assert.Equal(passes, Judge(prescribed, Readings(reading, reading), lens).Passes);
    }

    /// <summary>What lenses are for says which power is ordered.</summary>
    [Theory]
    [InlineData(PrescriptionKind.Progressive, PrescriptionKind.Progressive, "-2.00 add +2.00")]
    [InlineData(PrescriptionKind.Progressive, PrescriptionKind.SingleVision, "-2.00")]
    [InlineData(PrescriptionKind.Progressive, PrescriptionKind.Sports, "-2.00")]
    [InlineData(PrescriptionKind.Progressive, PrescriptionKind.Reading, "0.00")]
    [InlineData(PrescriptionKind.Reading, PrescriptionKind.Reading, "-2.00")]
    public void Ordered_ByKind_IsThePowerThatIsMade(PrescriptionKind prescribed, PrescriptionKind lens, string expected)
    {
        var ordered = LensCheck.Ordered(Prescribed("od -2.00 os -2.00 add 2.00", prescribed), lens, Eye.Right)!;
        var add = ordered.Add is { } known ? $" add {Dioptre.Format(known)}" : "";
        Assert.Equal(expected, $"{Dioptre.Format(ordered.Power.Sphere)}{add}");
    }

    [Fact]
    public void Judge_LensesNotMeasuredOrNotOrdered_AreToldAtTheEye()
    {
        var right = new WorkOrderPrescribed { Values = new OpticalValues { Right = new EyePrescription { Sphere = 0 } } };

        Assert.Equal("Right:reading_missing Left:reading_unexpected", Told(Refused(right, Readings(null, Workshop.Lens(0)))));
        Assert.Equal("Left:reading_unexpected", Told(Refused(right, Readings(Workshop.Lens(0), Workshop.Lens(0)))));
        Assert.True(Judge(right, Readings(Workshop.Lens(0), null)).Passes);
        Assert.IsType<NothingToCompare>(Refused(new WorkOrderPrescribed(), Readings(null, null)));
    }

    [Theory]
    [InlineData("es", "No pasó el control con frontofocómetro: OD cilindro, eje; OI potencia")]
    [InlineData("en", "Focimeter check failed: OD cylinder, axis; OS power")]
    public void Cause_NamesParametersWithoutValues(string culture, string expected)
    {
        using var _ = new Speaking(culture);
        var prescribed = Prescribed("od -4.00 -1.00x90 os -1.00", PrescriptionKind.SingleVision);
        var check = Judge(prescribed, Readings(Workshop.Lens(-4.25m, -0.75m, 99), Workshop.Lens(-1.25m)));
        Assert.Equal(expected, check.Cause);
    }

    [Fact]
    public void Json_ThereAndBack_IsTheSame()
    {
        var check = Judge(
            Prescribed("od -4.00 -1.00x90 os -1.00", PrescriptionKind.SingleVision),
            Readings(Workshop.Lens(-4.25m, -0.75m, 99), Workshop.Lens(-1.25m))
        );
        var text = JsonSerializer.Serialize(check, PrescriptionFields.Json);
        var back = JsonSerializer.Deserialize<LensCheck>(text, PrescriptionFields.Json)!;
        Assert.Equal(check.Results, back.Results);
        Assert.Equal(
            (-4.25m, -0.75m, 99),
            (back.Readings.Right!.Sphere!.Value, back.Readings.Right.Cylinder!.Value, back.Readings.Right.Axis!.Value)
        );
        Assert.DoesNotContain("Cause", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Right.Sphere:sphere_required", null, null, null, null)]
    [InlineData("Right.Sphere:value_out_of_range", 30.01, null, null, null)]
    [InlineData("Right.Sphere:value_off_step", 1.005, null, null, null)]
    [InlineData("Right.Axis:axis_required", 1.0, -0.5, null, null)]
    [InlineData("Right.Axis:axis_without_cylinder", 1.0, null, 90, null)]
    [InlineData("Right.Axis:axis_out_of_range", 1.0, -0.5, 181, null)]
    [InlineData("Right.Add:value_out_of_range", 1.0, null, null, 4.01)]
    [InlineData("", -29.99, 9.99, 0, 3.97)]
    public void Validator_Readings_AreChecked(string expected, double? sphere, double? cylinder, int? axis, double? add)
    {
        var reading = new LensReading
        {
            Sphere = (decimal?)sphere,
            Cylinder = (decimal?)cylinder,
            Axis = axis,
            Add = (decimal?)add,
        };
        var wrong = new LensReadingsValidator().Check(Readings(reading, null));
        Assert.Equal(expected, wrong is null ? "" : Told(wrong));
    }

    private static string Told(Error error) =>
        string.Join(' ', Assert.IsType<Invalid>(error).Fields.Select(field => $"{field.Field}:{field.Code}"));

    private static LensReadings Readings(LensReading? right, LensReading? left) => new() { Right = right, Left = left };

    private static LensCheck Judge(WorkOrderPrescribed prescribed, LensReadings readings, PrescriptionKind? lens = null) =>
        LensCheck.Judge(prescribed, lens ?? PrescriptionKind.SingleVision, readings).Expect();

    private static Error Refused(WorkOrderPrescribed prescribed, LensReadings readings) =>
        LensCheck.Judge(prescribed, PrescriptionKind.SingleVision, readings).Error!;

    private static WorkOrderPrescribed Prescribed(string line, PrescriptionKind kind)
    {
        var input = Eyesight.Input(line, new DateOnly(2026, 6, 15), kind);
        return new WorkOrderPrescribed { Kind = kind, Values = input.Values() };
    }
}

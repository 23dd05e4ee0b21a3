using System.Globalization;
using Optica.Domain.Resources;

namespace Optica.Domain.Prescriptions;

/// <summary>The range and step of an optical value (OR-1 … OR-9). Steps count from zero.</summary>
/// <param name="Lowest">Smallest value, included.</param>
/// <param name="Highest">Largest value, included.</param>
/// <param name="Step">Distance between two values.</param>
/// <param name="Signed">Dioptres are written with their sign (OR-8), millimetres and prisms without.</param>
public sealed record ValueScale(decimal Lowest, decimal Highest, decimal Step, bool Signed)
{
    /// <summary>Addition, D (OR-4): never negative, none is empty.</summary>
    public static readonly ValueScale Add = new(0.50m, 4.00m, 0.25m, Signed: true);

    /// <summary>Prism, Δ (OR-5).</summary>
    public static readonly ValueScale Prism = new(0.25m, 20, 0.25m, Signed: false);

    /// <summary>Distance of one pupil from the middle of the nose, mm (OR-6).</summary>
    public static readonly ValueScale MonocularPd = new(20, 40, 0.5m, Signed: false);

    /// <summary>Distance between the pupils, mm (OR-6).</summary>
    public static readonly ValueScale BinocularPd = new(45, 80, 0.5m, Signed: false);

    /// <summary>Height of the segment or fitting point over the lower rim, mm (OR-7). Measuring devices give tenths.</summary>
    public static readonly ValueScale SegmentHeight = new(8, 40, 0.1m, Signed: false);

    /// <summary>Distance from the back of the lens to the cornea, mm (OR-7).</summary>
    public static readonly ValueScale VertexDistance = new(8, 20, 0.1m, Signed: false);

    /// <summary>Base curve of a contact lens, mm (OR-9). Rigid lenses come in hundredths.</summary>
    public static readonly ValueScale BaseCurve = new(7.5m, 9.5m, 0.01m, Signed: false);

    /// <summary>Diameter of a contact lens, mm (OR-9).</summary>
    public static readonly ValueScale Diameter = new(12, 16, 0.01m, Signed: false);

    private static readonly ValueScale QuarterSphere = new(-30, 30, 0.25m, Signed: true) { Soft = 20 };
    private static readonly ValueScale EighthSphere = QuarterSphere with { Step = 0.125m };
    private static readonly ValueScale QuarterCylinder = new(-10, 10, 0.25m, Signed: true);
    private static readonly ValueScale EighthCylinder = QuarterCylinder with { Step = 0.125m };

    /// <summary>Beyond this absolute value a value is allowed but rare, so it is worth a second look; null for none.</summary>
    public decimal? Soft { get; init; }

    /// <summary>Sphere, D (OR-1), also the power of a contact lens (OR-9).</summary>
    /// <param name="eighths">Whether the organisation allows steps of 0.125.</param>
    public static ValueScale Sphere(bool eighths = false) => eighths ? EighthSphere : QuarterSphere;

    /// <summary>Cylinder, D (OR-2).</summary>
    /// <param name="eighths">Whether the organisation allows steps of 0.125.</param>
    public static ValueScale Cylinder(bool eighths = false) => eighths ? EighthCylinder : QuarterCylinder;

    /// <summary>Whether the value may be stored.</summary>
    public bool Holds(decimal value) => value >= Lowest && value <= Highest && value % Step == 0;

    /// <summary>Why a value is refused: out of range (naming it with its decimal point, if that was forgotten), or off step (naming the nearest two). Null when it is not.</summary>
    public ValueFault? Fault(decimal value)
    {
        if (value < Lowest || value > Highest)
        {
            return PointForgotten(value) is { } meant
                ? Refuse("value_point_missing", [meant], Format(value), Format(Lowest), Format(Highest), Format(meant))
                : Refuse("value_out_of_range", [], Format(Lowest), Format(Highest));
        }

        if (value % Step == 0)
        {
            return null;
        }

        var below = Math.Floor(value / Step) * Step;
        var above = below + Step;
        return Refuse("value_off_step", [below, above], Format(value), Number(Step), Format(below), Format(above));
    }

    /// <summary>Why a value that is allowed deserves a second look (OR-1), or null.</summary>
    public ValueFault? Doubt(decimal value) =>
        Math.Abs(value) > Soft ? Refuse("value_unusual", [], Format(value), Number(Soft.Value)) : null;

    /// <summary>A value of this scale as it is written: dioptres as OR-8 says, others without a sign and with the decimals they need.</summary>
    public string Format(decimal value) => Signed && Holds(value) ? Dioptre.Format(value) : Plain(value);

    private static ValueFault Refuse(string code, IReadOnlyList<decimal> suggestions, params object?[] arguments) =>
        new(code, DomainText.Get($"rule_{code}", arguments), suggestions);

    private static string Number(decimal value) => value.ToString("0.00#", CultureInfo.InvariantCulture);

    /// <summary>What is out of range or off step is repeated as it was typed, not rounded to what would be allowed.</summary>
    private string Plain(decimal value) =>
        value.ToString(
            !Signed ? "0.########"
                : value < Lowest || value > Highest ? "+0.########;-0.########;0"
                : "+0.00######;-0.00######;0.00",
            CultureInfo.InvariantCulture
        );

    /// <summary>225 for 2.25, 315 for 31.5: many devices show no point. Null when no such value is on the scale.</summary>
    private decimal? PointForgotten(decimal value)
    {
        if (value != decimal.Truncate(value) || Math.Abs(value) < 10)
        {
            return null;
        }

        var (hundredth, tenth) = (Dioptre.Canonical(value / 100), Dioptre.Canonical(value / 10));
        return Holds(hundredth) ? hundredth
            : Holds(tenth) ? tenth
            : null;
    }
}

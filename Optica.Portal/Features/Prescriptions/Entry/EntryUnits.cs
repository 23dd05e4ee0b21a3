using Optica.Domain.Prescriptions;

namespace Optica.Portal.Features.Prescriptions.Entry;

/// <summary>
/// Values that only mean something together: sphere, cylinder and axis; a prism and its base. Corrections are applied and taken back
/// unit by unit, so that what was typed meanwhile stays and no lens is put together of two.
/// </summary>
public static class EntryUnits
{
    private static readonly (Func<EyePrescription, object?> Key, Func<EyePrescription, EyePrescription, EyePrescription> Copy)[] OfEye =
    [
        (
            eye => (eye.Sphere, eye.Cylinder, eye.Axis),
            (to, from) => to with { Sphere = from.Sphere, Cylinder = from.Cylinder, Axis = from.Axis }
        ),
        (eye => eye.Add, (to, from) => to with { Add = from.Add }),
        (
            eye => (eye.HorizontalPrism, eye.HorizontalBase),
            (to, from) => to with { HorizontalPrism = from.HorizontalPrism, HorizontalBase = from.HorizontalBase }
        ),
        (
            eye => (eye.VerticalPrism, eye.VerticalBase),
            (to, from) => to with { VerticalPrism = from.VerticalPrism, VerticalBase = from.VerticalBase }
        ),
        (eye => eye.PdDistance, (to, from) => to with { PdDistance = from.PdDistance }),
        (eye => eye.PdNear, (to, from) => to with { PdNear = from.PdNear }),
        (eye => eye.SegmentHeight, (to, from) => to with { SegmentHeight = from.SegmentHeight }),
        (eye => eye.BaseCurve, (to, from) => to with { BaseCurve = from.BaseCurve }),
        (eye => eye.Diameter, (to, from) => to with { Diameter = from.Diameter }),
        (eye => eye.Brand, (to, from) => to with { Brand = from.Brand }),
        (eye => eye.Colour, (to, from) => to with { Colour = from.Colour }),
        (eye => eye.Duration, (to, from) => to with { Duration = from.Duration }),
    ];

    /// <summary>What turned <paramref name="before"/> into <paramref name="after"/>, done to other values: units that are no longer as before stay.</summary>
    /// <param name="now">The values as they are.</param>
    /// <param name="before">The values the change was made to.</param>
    /// <param name="after">The values it made of them.</param>
    public static OpticalValues Change(OpticalValues now, OpticalValues before, OpticalValues after)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new()
        {
            Right = Change(now.Right, before.Right, after.Right),
            Left = Change(now.Left, before.Left, after.Left),
            PdDistance = Change(now.PdDistance, before.PdDistance, after.PdDistance),
            PdNear = Change(now.PdNear, before.PdNear, after.PdNear),
            VertexDistance = Change(now.VertexDistance, before.VertexDistance, after.VertexDistance),
        };
    }

    /// <summary>An eye like its fellow: power, addition and what a contact lens is, as far as the fellow has them.</summary>
    public static EyePrescription Alike(EyePrescription eye, EyePrescription fellow)
    {
        ArgumentNullException.ThrowIfNull(eye);
        ArgumentNullException.ThrowIfNull(fellow);
        var power = fellow.Sphere is null ? eye : fellow;
        return eye with
        {
            Sphere = power.Sphere,
            Cylinder = power.Cylinder,
            Axis = power.Axis,
            Add = fellow.Add ?? eye.Add,
            BaseCurve = fellow.BaseCurve ?? eye.BaseCurve,
            Diameter = fellow.Diameter ?? eye.Diameter,
            Brand = fellow.Brand ?? eye.Brand,
            Colour = fellow.Colour ?? eye.Colour,
            Duration = fellow.Duration ?? eye.Duration,
        };
    }

    private static EyePrescription Change(EyePrescription now, EyePrescription before, EyePrescription after) =>
        OfEye.Aggregate(
            now,
            (eye, unit) =>
                Equals(unit.Key(now), unit.Key(before)) && !Equals(unit.Key(before), unit.Key(after)) ? unit.Copy(eye, after) : eye
        );

    private static decimal? Change(decimal? now, decimal? before, decimal? after) => now == before ? after : now;
}

using FsCheck;
using FsCheck.Fluent;
using Optica.Domain.Prescriptions;

namespace Optica.Portal.Tests.Domain.Prescriptions;

/// <summary>Random optical values for the property tests.</summary>
internal static class Lenses
{
    public static readonly Gen<decimal> Spheres = On(ValueScale.Sphere());

    public static readonly Gen<int> Axes = Gen.Choose(1, 180);

    public static readonly Gen<LensPower> Powers =
        from sphere in Spheres
        from cylinder in Gen.OneOf(Gen.Constant(0m), On(ValueScale.Cylinder()))
        from axis in Axes
        select new LensPower(sphere, cylinder, axis);

    /// <summary>Values a shorthand line can hold: everything but what contact lenses are called.</summary>
    public static readonly Gen<OpticalValues> Values =
        from right in Eye
        from left in Eye
        from monocular in Gen.Elements(true, false)
        from distance in Maybe(On(ValueScale.BinocularPd))
        from near in Maybe(On(ValueScale.BinocularPd))
        from vertex in Maybe(On(ValueScale.VertexDistance))
        select new OpticalValues
        {
            Right = monocular ? right : right with { PdDistance = null, PdNear = null },
            Left = monocular ? left : left with { PdDistance = null, PdNear = null },
            PdDistance = monocular ? null : distance,
            PdNear = monocular ? null : near,
            VertexDistance = vertex,
        };

    private static Gen<EyePrescription> Eye =>
        from sphere in Maybe(Spheres)
        from cylinder in Maybe(On(ValueScale.Cylinder()))
        from axis in Axes
        from add in Maybe(On(ValueScale.Add))
        from horizontal in Maybe(On(ValueScale.Prism))
        from vertical in Maybe(On(ValueScale.Prism))
        from sides in Gen.Choose(0, 3)
        from pd in Maybe(On(ValueScale.MonocularPd))
        from near in Maybe(On(ValueScale.MonocularPd))
        from height in Maybe(On(ValueScale.SegmentHeight))
        from curve in Maybe(On(ValueScale.BaseCurve))
        from diameter in Maybe(On(ValueScale.Diameter))
        select new EyePrescription
        {
            Sphere = sphere,
            Cylinder = cylinder,
            Axis = cylinder is null or 0 ? null : axis,
            Add = add,
            HorizontalPrism = horizontal,
            HorizontalBase = horizontal is null ? null : (HorizontalBase)(1 + (sides % 2)),
            VerticalPrism = vertical,
            VerticalBase = vertical is null ? null : (VerticalBase)(1 + (sides / 2)),
            PdDistance = pd,
            PdNear = near,
            SegmentHeight = height,
            BaseCurve = curve,
            Diameter = diameter,
        };

    /// <summary>Any value of a scale.</summary>
    public static Gen<decimal> On(ValueScale scale) =>
        Gen.Choose((int)Math.Ceiling(scale.Lowest / scale.Step), (int)Math.Floor(scale.Highest / scale.Step))
            .Select(steps => Dioptre.Canonical(steps * scale.Step));

    private static Gen<decimal?> Maybe(Gen<decimal> values) =>
        Gen.OneOf(Gen.Constant<decimal?>(null), values.Select(value => (decimal?)value));
}

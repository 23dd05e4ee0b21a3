namespace Optica.Portal.Tests.Browser;

/// <summary>A lens in words of the focimeter.</summary>
internal sealed record WalkLens(decimal Sphere, decimal Cylinder, decimal Axis, decimal Add)
{
    /// <summary>The same lens in the other form of the cylinder.</summary>
    public WalkLens Transposed =>
        Cylinder == 0 ? this : this with { Sphere = Sphere + Cylinder, Cylinder = -Cylinder, Axis = Axis > 90 ? Axis - 90 : Axis + 90 };
}

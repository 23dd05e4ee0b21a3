namespace Optica.Domain.Prescriptions;

/// <summary>The power of a lens: sphere, cylinder and axis, in either form. What the formulas OR-10 … OR-21 work on.</summary>
public readonly record struct LensPower
{
    /// <summary>Makes a power.</summary>
    /// <param name="sphere">D.</param>
    /// <param name="cylinder">D, either sign.</param>
    /// <param name="axis">Degrees; needed with a cylinder and dropped without one (OR-2). Any direction is brought to 1–180.</param>
    /// <exception cref="ArgumentNullException">A cylinder without an axis.</exception>
    public LensPower(decimal sphere, decimal cylinder = 0, int? axis = null)
    {
        Sphere = Dioptre.Canonical(sphere);
        Cylinder = Dioptre.Canonical(cylinder);
        if (cylinder != 0)
        {
            ArgumentNullException.ThrowIfNull(axis);
            Axis = Prescriptions.Axis.Normalise(axis.Value);
        }
    }

    /// <summary>D.</summary>
    public decimal Sphere { get; }

    /// <summary>D, either sign; 0 for a spherical lens.</summary>
    public decimal Cylinder { get; }

    /// <summary>Degrees 1–180; null for a spherical lens.</summary>
    public int? Axis { get; }

    /// <summary>Power of the meridian the sphere does not name, D: the two principal meridians are <see cref="Sphere"/> and this.</summary>
    public decimal Cross => Sphere + Cylinder;

    /// <summary>The written form (OR-8): <c>-2.25 -0.75x180</c>, or the sphere alone.</summary>
    public override string ToString() =>
        Axis is { } axis
            ? $"{Dioptre.Format(Sphere)} {Dioptre.Format(Cylinder)}x{Prescriptions.Axis.Format(axis)}"
            : Dioptre.Format(Sphere);
}

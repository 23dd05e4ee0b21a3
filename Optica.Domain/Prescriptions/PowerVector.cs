using System.Runtime.InteropServices;

namespace Optica.Domain.Prescriptions;

/// <summary>A lens as a point in space (OR-12, Thibos): the same for both forms of a prescription. Cosines are not exact, so neither is this.</summary>
/// <param name="M">Spherical equivalent, D.</param>
/// <param name="J0">Power of the crossed cylinder at 180/90, D.</param>
/// <param name="J45">Power of the crossed cylinder at 45/135, D.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PowerVector(double M, double J0, double J45)
{
    /// <summary>Euclidean distance, D: how much lens lies between two prescriptions.</summary>
    public double DistanceTo(PowerVector other)
    {
        var (m, j0, j45) = (M - other.M, J0 - other.J0, J45 - other.J45);
        return Math.Sqrt((m * m) + (j0 * j0) + (j45 * j45));
    }
}

namespace Optica.Domain.Prescriptions;

/// <summary>What a tolerance limits.</summary>
public enum ToleranceParameter
{
    /// <summary>Power of the strongest meridian, D (OR-18); its rows go by that power.</summary>
    Power = 1,

    /// <summary>Cylinder, D (OR-19); its rows go by the cylinder.</summary>
    Cylinder = 2,

    /// <summary>Axis, degrees (OR-20); its rows go by the cylinder.</summary>
    Axis = 3,

    /// <summary>Addition, D (OR-21); its rows go by the addition.</summary>
    Add = 4,
}

/// <summary>A row of the standard: up to a size, so much deviation either way.</summary>
/// <param name="Parameter">What is limited.</param>
/// <param name="Progressive">For progressive lenses, or for all others.</param>
/// <param name="UpTo">Largest ordered size the row is for, included, D.</param>
/// <param name="Absolute">Limit in the parameter's unit.</param>
/// <param name="Percent">Limit in percent of the ordered size, added to the absolute one; rows have one or the other.</param>
public sealed record ToleranceRow(ToleranceParameter Parameter, bool Progressive, decimal UpTo, decimal Absolute = 0, decimal Percent = 0)
{
    /// <summary>No upper end.</summary>
    public const decimal Any = 1_000;
}

/// <summary>One parameter of a lens, judged.</summary>
/// <param name="Parameter">What was judged.</param>
/// <param name="Deviation">How far it is off, in the parameter's unit, never negative.</param>
/// <param name="Limit">How far it may be off.</param>
public sealed record ToleranceResult(ToleranceParameter Parameter, decimal Deviation, decimal Limit)
{
    /// <summary>Whether it is within the limit; the limit itself is.</summary>
    public bool Passes => Deviation <= Limit;

    /// <summary>What is left of the limit; negative when the lens fails.</summary>
    public decimal Margin => Limit - Deviation;
}

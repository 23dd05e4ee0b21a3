namespace Optica.Domain.Prescriptions;

/// <summary>Where the thick edge of a horizontal prism lies (OR-5).</summary>
public enum HorizontalBase
{
    /// <summary>Toward the nose.</summary>
    In = 1,

    /// <summary>Toward the temple.</summary>
    Out = 2,
}

/// <summary>Where the thick edge of a vertical prism lies (OR-5).</summary>
public enum VerticalBase
{
    /// <summary>Upward.</summary>
    Up = 1,

    /// <summary>Downward.</summary>
    Down = 2,
}

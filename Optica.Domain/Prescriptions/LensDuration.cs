namespace Optica.Domain.Prescriptions;

/// <summary>How long a contact lens is worn before it is replaced (OR-9).</summary>
public enum LensDuration
{
    /// <summary>One day.</summary>
    Daily = 1,

    /// <summary>Two weeks.</summary>
    TwoWeekly = 2,

    /// <summary>A month.</summary>
    Monthly = 3,

    /// <summary>Three months.</summary>
    Quarterly = 4,

    /// <summary>A year or longer: conventional lenses.</summary>
    Yearly = 5,
}

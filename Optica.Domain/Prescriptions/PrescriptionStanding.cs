namespace Optica.Domain.Prescriptions;

/// <summary>
/// What has become of a prescription that something was made from (OR-23): whether its values can still be relied on. A last day that
/// has passed is another matter: the values were right.
/// </summary>
public enum PrescriptionStanding
{
    /// <summary>Nothing speaks against it.</summary>
    Standing = 1,

    /// <summary>A newer one of its kind is current; its values were right.</summary>
    Superseded = 2,

    /// <summary>Its values were wrong: an amendment stands in its place.</summary>
    Corrected = 3,

    /// <summary>Cancelled or entered in error.</summary>
    Withdrawn = 4,
}

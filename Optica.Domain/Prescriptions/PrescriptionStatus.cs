namespace Optica.Domain.Prescriptions;

/// <summary>Where a prescription is in its life (OR-23).</summary>
public enum PrescriptionStatus
{
    /// <summary>Being written; the only state in which it may be changed.</summary>
    Draft = 1,

    /// <summary>The customer's current one of its kind.</summary>
    Active = 2,

    /// <summary>Replaced by a newer or amended one.</summary>
    Superseded = 3,

    /// <summary>Past its last day.</summary>
    Expired = 4,

    /// <summary>Withdrawn by its prescriber or the shop.</summary>
    Cancelled = 5,

    /// <summary>Never right: wrong customer, wrong values.</summary>
    EnteredInError = 6,
}

namespace Optica.Domain.Prescriptions;

/// <summary>A prescription that a quote or a job was made from, and what has become of it; nothing medical.</summary>
/// <param name="Id">The prescription.</param>
/// <param name="Standing">Whether it can be relied on.</param>
/// <param name="Correction">Of a corrected one, what stands in its place now: the last of the amendments while it is current; null otherwise.</param>
public sealed record PrescriptionState(Guid Id, PrescriptionStanding Standing, PrescriptionCorrection? Correction = null)
{
    /// <summary>Its kind.</summary>
    public PrescriptionKind Kind { get; init; }

    /// <summary>Day of the examination.</summary>
    public DateOnly PrescribedOn { get; init; }

    /// <summary>Whether nothing may be made by it any more.</summary>
    public bool IsWrong => Standing.IsWrong();
}

/// <summary>The amendment that stands in the place of a prescription.</summary>
/// <param name="Id">The amendment.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="PrescribedOn">Day of the examination.</param>
public sealed record PrescriptionCorrection(Guid Id, PrescriptionKind Kind, DateOnly PrescribedOn);

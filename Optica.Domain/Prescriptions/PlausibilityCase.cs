namespace Optica.Domain.Prescriptions;

/// <summary>What a prescription is judged against (DOMAIN §7).</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Now">The values typed; they keep the rules of <see cref="PrescriptionInputValidator"/>.</param>
/// <param name="Last">The customer's last prescription for the same distance: of the same kind, or spectacles against spectacles; null without one.</param>
/// <param name="Age">Years on the day of the examination; null when the birth date is not known.</param>
public sealed record PlausibilityCase(PrescriptionKind Kind, OpticalValues Now, OpticalValues? Last = null, int? Age = null);

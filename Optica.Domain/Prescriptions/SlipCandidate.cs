namespace Optica.Domain.Prescriptions;

/// <summary>What may have been meant, if a slip made what was typed of it.</summary>
/// <param name="Slip">The slip.</param>
/// <param name="Eye">The eye it happened to; null for both.</param>
/// <param name="Meant">The values without it.</param>
/// <param name="Rarity">How much rarer than a simple slip it is, in the units of <see cref="PlausibleFit"/>.</param>
internal sealed record SlipCandidate(Slip Slip, Eye? Eye, OpticalValues Meant, double Rarity = 0);

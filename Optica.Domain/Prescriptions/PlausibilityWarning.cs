namespace Optica.Domain.Prescriptions;

/// <summary>Why a prescription deserves a second look.</summary>
public enum PlausibilityKind
{
    /// <summary>A slip explains the values better than the eyes do; <see cref="PlausibilityWarning.Slip"/> names it.</summary>
    LikelySlip = 1,

    /// <summary>One eye is written in minus cylinder, the other in plus.</summary>
    CylinderSigns = 2,

    /// <summary>The eyes' spherical equivalents are 2.00 D or more apart, and were not before.</summary>
    Anisometropia = 3,

    /// <summary>A spherical equivalent changed by 1.00 D or more since the last prescription.</summary>
    EquivalentChange = 4,

    /// <summary>A bifocal, trifocal or progressive without an addition.</summary>
    AddMissing = 5,

    /// <summary>An addition under 38 years of age, and none before.</summary>
    AddUnexpected = 6,
}

/// <summary>A warning; it never blocks (DOMAIN §7).</summary>
/// <param name="Kind">Why.</param>
/// <param name="Eye">The eye it is about; null when it is about both.</param>
/// <param name="Message">In words, in the current UI culture.</param>
/// <param name="Slip">The likely slip, when it is one.</param>
/// <param name="Fixes">Corrections to offer, the likeliest first; each is one key.</param>
public sealed record PlausibilityWarning(PlausibilityKind Kind, Eye? Eye, string Message, Slip? Slip, IReadOnlyList<PlausibilityFix> Fixes);

/// <summary>A correction that can be taken over as it stands.</summary>
/// <param name="Text">What would stand there: <c>OD -2.25 -0.75x180</c>.</param>
/// <param name="Values">All values with the correction in them; see <see cref="PrescriptionInput.Take"/>.</param>
public sealed record PlausibilityFix(string Text, OpticalValues Values);

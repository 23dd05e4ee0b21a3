namespace Optica.Domain.Prescriptions;

/// <summary>What a prescription is for (DOMAIN §7). A customer has one current prescription of each.</summary>
public enum PrescriptionKind
{
    /// <summary>One power for everything, or for the distance.</summary>
    SingleVision = 1,

    /// <summary>Distance and a near segment.</summary>
    Bifocal = 2,

    /// <summary>Distance, an intermediate and a near segment.</summary>
    Trifocal = 3,

    /// <summary>From distance to near without a line.</summary>
    Progressive = 4,

    /// <summary>Near only.</summary>
    Reading = 5,

    /// <summary>Screen and desk.</summary>
    Computer = 6,

    /// <summary>Sports.</summary>
    Sports = 7,

    /// <summary>Contact lenses: a prescription of its own (OR-9), power at the cornea.</summary>
    ContactLens = 8,
}

/// <summary>What a kind implies.</summary>
public static class PrescriptionKinds
{
    /// <summary>Whether it is made as a lens with an addition, so that a missing one is odd.</summary>
    public static bool NeedsAdd(this PrescriptionKind kind) =>
        kind is PrescriptionKind.Bifocal or PrescriptionKind.Trifocal or PrescriptionKind.Progressive;

    /// <summary>
    /// Whether values of both kinds are measured for the same distance, so that one can be judged by the other: all that look far, among
    /// them; reading, screen and contact lenses each among themselves.
    /// </summary>
    public static bool ComparesWith(this PrescriptionKind kind, PrescriptionKind other) =>
        kind == other || (LooksFar(kind) && LooksFar(other));

    /// <summary>The kinds that compare with one, itself first.</summary>
    public static IReadOnlyList<PrescriptionKind> Comparable(this PrescriptionKind kind) =>
        [kind, .. Enum.GetValues<PrescriptionKind>().Where(other => other != kind && kind.ComparesWith(other))];

    private static bool LooksFar(PrescriptionKind kind) =>
        kind is not (PrescriptionKind.Reading or PrescriptionKind.Computer or PrescriptionKind.ContactLens);
}

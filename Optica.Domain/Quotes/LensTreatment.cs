namespace Optica.Domain.Quotes;

/// <summary>What is done to a lens.</summary>
public enum LensTreatment
{
    /// <summary>Anti-reflex.</summary>
    AntiReflective = 1,

    /// <summary>Against scratches.</summary>
    HardCoat = 2,

    /// <summary>Darkens in the sun.</summary>
    Photochromic = 3,

    /// <summary>Polarised.</summary>
    Polarized = 4,

    /// <summary>Tint.</summary>
    Tint = 5,

    /// <summary>Blue-light filter.</summary>
    BlueLight = 6,

    /// <summary>Ultraviolet filter.</summary>
    Ultraviolet = 7,

    /// <summary>Repels water.</summary>
    Hydrophobic = 8,

    /// <summary>Mirror.</summary>
    Mirror = 9,
}

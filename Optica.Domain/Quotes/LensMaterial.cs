namespace Optica.Domain.Quotes;

/// <summary>What a lens is made of.</summary>
public enum LensMaterial
{
    /// <summary>CR-39.</summary>
    Organic = 1,

    /// <summary>Polycarbonate.</summary>
    Polycarbonate = 2,

    /// <summary>Trivex.</summary>
    Trivex = 3,

    /// <summary>Plastics of index 1.60 and more.</summary>
    HighIndex = 4,

    /// <summary>Glass.</summary>
    Mineral = 5,

    /// <summary>Soft contact lenses.</summary>
    Hydrogel = 6,

    /// <summary>Silicone hydrogel contact lenses.</summary>
    SiliconeHydrogel = 7,

    /// <summary>Rigid contact lenses.</summary>
    RigidGasPermeable = 8,
}

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

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

namespace Optica.Domain.Orders;

/// <summary>What a line of an order, and a product of the catalogue, is.</summary>
public enum LineKind
{
    /// <summary>A frame.</summary>
    Frame = 1,

    /// <summary>Lenses, contact lenses among them.</summary>
    Lens = 2,

    /// <summary>A treatment of lenses: anti-reflex, tint, photochromic.</summary>
    Treatment = 3,

    /// <summary>Cases, cords, solutions.</summary>
    Accessory = 4,

    /// <summary>Labour: mounting, repair, exam.</summary>
    Service = 5,
}

namespace Optica.Domain.Orders;

/// <summary>Where the discount of a line comes from.</summary>
public enum DiscountKind
{
    /// <summary>There is none.</summary>
    None = 0,

    /// <summary>The seller gave it on this line.</summary>
    Line = 1,

    /// <summary>The customer's own discount.</summary>
    Customer = 2,

    /// <summary>An agreement with an institution.</summary>
    Agreement = 3,
}

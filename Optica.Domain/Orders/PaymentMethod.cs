namespace Optica.Domain.Orders;

/// <summary>How money changes hands (DOMAIN §6).</summary>
public enum PaymentMethod
{
    /// <summary>Cash; what is handed over is rounded to tens (CL-7).</summary>
    Cash = 1,

    /// <summary>Debit card.</summary>
    Debit = 2,

    /// <summary>Credit card.</summary>
    Credit = 3,

    /// <summary>Bank transfer.</summary>
    Transfer = 4,

    /// <summary>Cheque.</summary>
    Cheque = 5,
}

namespace Optica.Domain.Quotes;

/// <summary>How far a quote is (DOMAIN §9).</summary>
public enum QuoteStatus
{
    /// <summary>Being put together; the customer has not got it yet.</summary>
    Draft = 1,

    /// <summary>The customer has it.</summary>
    Sent = 2,

    /// <summary>The customer took one of its alternatives; never expires.</summary>
    Accepted = 3,

    /// <summary>The customer does not want it.</summary>
    Rejected = 4,

    /// <summary>Order and work order were made of it; frozen.</summary>
    Converted = 5,

    /// <summary>Never stored: a draft or sent one past its last day reads so.</summary>
    Expired = 6,
}

namespace Optica.Domain.Orders;

/// <summary>How far an order is (DOMAIN §6).</summary>
public enum OrderStatus
{
    /// <summary>Taken, nothing done yet.</summary>
    Pending = 1,

    /// <summary>Being made or put together.</summary>
    Processing = 2,

    /// <summary>On its way to the customer or the shop.</summary>
    Shipped = 3,

    /// <summary>Handed over.</summary>
    Delivered = 4,

    /// <summary>Called off before it was handed over; never counts.</summary>
    Cancelled = 5,

    /// <summary>Refunded in full; never counts.</summary>
    Refunded = 6,
}

namespace Optica.Domain.WorkOrders;

/// <summary>Where a job is on its way (DOMAIN §9). Everything below <see cref="ReadyForPickup"/> is still being made.</summary>
public enum WorkOrderStatus
{
    /// <summary>Taken, not sent yet.</summary>
    Ordered = 1,

    /// <summary>Waits for a payment before it is sent.</summary>
    OnHoldPayment = 2,

    /// <summary>On its way to the laboratory.</summary>
    SentToLab = 3,

    /// <summary>The laboratory works on it.</summary>
    InProgressLab = 4,

    /// <summary>The laboratory has finished it.</summary>
    ReadyAtLab = 5,

    /// <summary>Back in the shop.</summary>
    ReceivedFromLab = 6,

    /// <summary>Found wrong; goes to the laboratory again.</summary>
    Returned = 7,

    /// <summary>The lenses are in the frame.</summary>
    Mounted = 8,

    /// <summary>Being checked before the customer is called.</summary>
    QualityCheck = 9,

    /// <summary>The customer can fetch it.</summary>
    ReadyForPickup = 10,

    /// <summary>Handed over.</summary>
    Delivered = 11,

    /// <summary>Called off.</summary>
    Cancelled = 12,
}

using Optica.Domain.Orders;

namespace Optica.Domain.LensPurchases;

/// <summary>What a customer bought in lenses and frames (DOMAIN §6): an order, each pair it pays for by itself, or a job that no order pays for.</summary>
/// <param name="Date">Day it was ordered, by the branch's calendar.</param>
/// <param name="BranchId">Branch where it happened.</param>
/// <param name="Branch">Its name.</param>
/// <param name="Lens">The lenses in words; null when only a frame was bought.</param>
/// <param name="Frame">The frame in words, bought or the customer's own; null when none is said.</param>
/// <param name="OwnFrame">Whether the customer brought the frame.</param>
/// <param name="PrescriptionId">The prescription used, or null.</param>
/// <param name="Price">CLP with tax of lenses, treatments and frame; null for a job that no order pays for, and for all but the first of the pairs that one order pays for.</param>
/// <param name="DeliveredOn">Day it was handed over, by the branch's calendar; or null.</param>
/// <param name="WarrantyUntil">The last day of the warranty, which runs from the delivery; null before it, or without a warranty.</param>
public sealed record LensPurchaseRow(
    DateOnly Date,
    Guid BranchId,
    string Branch,
    string? Lens,
    string? Frame,
    bool OwnFrame,
    Guid? PrescriptionId,
    long? Price,
    DateOnly? DeliveredOn,
    DateOnly? WarrantyUntil
)
{
    /// <summary>The order, or null.</summary>
    public Guid? OrderId { get; init; }

    /// <summary>Its number, or null.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>How far the order is, or null.</summary>
    public OrderStatus? OrderStatus { get; init; }

    /// <summary>The job, or null.</summary>
    public Guid? WorkOrderId { get; init; }

    /// <summary>Its number, or null.</summary>
    public string? WorkOrderNumber { get; init; }

    /// <summary>Whether the order pays for several pairs: the price is that of all of them.</summary>
    public bool IsPricedTogether { get; init; }
}

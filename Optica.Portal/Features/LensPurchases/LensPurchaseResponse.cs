using Optica.Domain.LensPurchases;
using Optica.Domain.Orders;
using Optica.Portal.Api;

namespace Optica.Portal.Features.LensPurchases;

/// <summary>What a customer bought in lenses and frames; the warranty runs from the delivery.</summary>
public sealed record LensPurchaseResponse(
    DateOnly Date,
    BranchResponse Branch,
    string? Lens,
    string? Frame,
    bool OwnFrame,
    Guid? PrescriptionId,
    long? Price,
    DateOnly? DeliveredOn,
    DateOnly? WarrantyUntil,
    Guid? OrderId,
    string? OrderNumber,
    OrderStatus? OrderStatus,
    Guid? WorkOrderId,
    string? WorkOrderNumber
)
{
    internal static LensPurchaseResponse Of(LensPurchaseRow row) =>
        new(
            row.Date,
            new(row.BranchId, row.Branch),
            row.Lens,
            row.Frame,
            row.OwnFrame,
            row.PrescriptionId,
            row.Price,
            row.DeliveredOn,
            row.WarrantyUntil,
            row.OrderId,
            row.OrderNumber,
            row.OrderStatus,
            row.WorkOrderId,
            row.WorkOrderNumber
        );
}

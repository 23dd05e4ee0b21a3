using Optica.Domain.Orders;
using Optica.Domain.WorkOrders;

namespace Optica.Data.Seed;

/// <summary>A sale of lenses that a job is made for.</summary>
internal sealed record DemoSale(Guid OrderId, Guid CustomerId, DemoPlace Place, DateTime At, OrderStatus Status, DateTime StatusAt)
{
    /// <summary>The lenses.</summary>
    public string Lens { get; init; } = "";

    /// <summary>The frame; null when the customer brings one.</summary>
    public string? Frame { get; init; }

    /// <summary>Where its job is to stand now; null for as far as its age makes believable.</summary>
    public WorkOrderStatus? Stand { get; init; }

    /// <summary>Whether something is still to be made for it.</summary>
    public bool IsOpen => Status is not (OrderStatus.Delivered or OrderStatus.Cancelled);
}

/// <summary>Whose records they are.</summary>
internal sealed record DemoPlace(Guid OrganisationId, Guid BranchId, Guid CustomerBranchId);

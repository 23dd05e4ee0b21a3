using Optica.Domain.Orders;

namespace Optica.Data.Seed;

/// <summary>A sale of lenses that a job is made for.</summary>
internal sealed record DemoSale(Guid OrderId, Guid CustomerId, DemoPlace Place, DateTime At, OrderStatus Status, DateTime StatusAt)
{
    /// <summary>The lenses.</summary>
    public string Lens { get; init; } = "";

    /// <summary>The frame; null when the customer brings one.</summary>
    public string? Frame { get; init; }
}

/// <summary>Whose records they are.</summary>
internal sealed record DemoPlace(Guid OrganisationId, Guid BranchId, Guid CustomerBranchId);

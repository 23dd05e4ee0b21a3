using Optica.Domain.Orders;

namespace Optica.Domain.Organisations;

/// <summary>What is open at a shop, so that it cannot be closed.</summary>
/// <param name="Orders">Orders that are neither handed over nor cancelled, by how far they are; none without any.</param>
/// <param name="WorkOrders">Jobs that are neither handed over nor cancelled.</param>
/// <param name="Visits">Visits that are booked and have not begun.</param>
public sealed record BranchWork(IReadOnlyList<OpenOrders> Orders, int WorkOrders, int Visits)
{
    /// <summary>When the first of the visits begins, UTC; null without any.</summary>
    public DateTime? FirstVisitAt { get; init; }

    /// <summary>Whether no other shop of the organisation is open.</summary>
    public bool IsLast { get; init; }

    /// <summary>Why the shop is not closed; null when nobody waits for it.</summary>
    public BranchBusy? Busy => Orders.Count + WorkOrders + Visits == 0 ? null : new(Orders.Sum(orders => orders.Count), WorkOrders, Visits);
}

/// <summary>Open orders that are equally far.</summary>
/// <param name="Status">How far.</param>
/// <param name="Count">How many, from 1.</param>
public sealed record OpenOrders(OrderStatus Status, int Count);

using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.WorkOrders;

namespace Optica.Data.Orders;

/// <summary>The rules of a change to an order that was taken: which prices hold, and who may lower it (DOMAIN §6).</summary>
internal static class OrderEditing
{
    /// <summary>
    /// Prices the changed lines with what the order was priced with, so that what changed since at agreements, customer or tax changes no
    /// order; only when asked for with what holds today.
    /// </summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="order">With its lines.</param>
    /// <param name="input">Complete and valid.</param>
    /// <param name="day">Today in the organisation, and its tax.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The prices, and the tax in them.</returns>
    public static async Task<(PricedOrder Priced, int TaxPercent)> PriceAsync(
        OpticaDbContext db,
        Order order,
        OrderInput input,
        (DateOnly Today, int TaxPercent) day,
        CancellationToken cancellation
    )
    {
        var taxPercent = input.Reprices ? day.TaxPercent : order.TaxPercent;
        if (!input.Reprices && !Uncovers(order, input))
        {
            var kept = order.KeptBenefit is { } benefit ? [benefit] : Array.Empty<Benefit>();
            return (OrderPricer.Price(input.Lines, kept, order.TaxPercent), order.TaxPercent);
        }

        // whoever may change the order may not see its customer by now: then no benefit is claimed
        var customer = await db.Customers.AsNoTracking().SingleOrDefaultAsync(row => row.Id == order.CustomerId, cancellation);
        return (await OrderPricer.PriceAsync(db, customer, input.Lines, (day.Today, taxPercent), cancellation), taxPercent);
    }

    /// <summary>
    /// Whether a discount typed on a line is taken away that was better than any benefit: which one the customer could have claimed then
    /// was not kept, so today's is asked for rather than none.
    /// </summary>
    private static bool Uncovers(Order order, OrderInput input) =>
        order.KeptBenefit is null
        && order.Lines.Count(line => line.Discount == DiscountKind.Line) > input.Lines.Count(line => line.DiscountPercent > 0);

    /// <summary>
    /// What stands in the way of lowering an order that others rely on: one with a job that is not cancelled, from a quote, or with a
    /// payment. Else what was lowered to what is paid would be handed over as paid.
    /// </summary>
    /// <returns>The broken rule at the reason; null when it may be lowered.</returns>
    public static async Task<Invalid?> RefuseAsync(
        OpticaDbContext db,
        Order order,
        (PricedOrder Priced, string? Reason) change,
        CancellationToken cancellation
    )
    {
        if (!order.IsLoweredBy(change.Priced))
        {
            return null;
        }

        var isBound =
            order.Paid > 0
            || await Jobs(db, order.Id).AnyAsync(row => row.Status != WorkOrderStatus.Cancelled, cancellation)
            || await db.Quotes.IgnoreQueryFilters([TenancyModel.BranchFilter]).AnyAsync(row => row.OrderId == order.Id, cancellation);
        return !isBound ? null
            : !db.Scope.May(Permissions.OrdersReverse) ? Invalid.At(nameof(OrderInput.Reason), "lowering_not_yours")
            : change.Reason is null ? Invalid.At(nameof(OrderInput.Reason), "lowering_reason_required")
            : null;
    }

    /// <summary>The jobs of an order that are neither handed over nor called off, wherever they are made.</summary>
    public static IQueryable<WorkOrder> OpenJobs(OpticaDbContext db, Guid orderId) => Jobs(db, orderId).Where(WorkOrderRules.IsStillOpen);

    /// <summary>The jobs of an order, wherever they are made.</summary>
    public static IQueryable<WorkOrder> Jobs(OpticaDbContext db, Guid orderId) =>
        db.WorkOrders.IgnoreQueryFilters([TenancyModel.BranchFilter]).Where(row => row.OrderId == orderId);
}

using Optica.Domain.Common;
using Optica.Domain.Resources;

namespace Optica.Domain.Orders;

/// <summary>A step the order cannot take from where it is (HTTP 409 with the allowed ones).</summary>
/// <param name="Allowed">Where it could go.</param>
public sealed record InvalidOrderTransition(IReadOnlyList<OrderStatus> Allowed) : Error("invalid_transition", ErrorKind.Conflict);

/// <summary>The customer still owes something, so nothing is handed over.</summary>
/// <param name="Balance">CLP.</param>
public sealed record BalanceDue(long Balance) : Error("balance_due", ErrorKind.Conflict)
{
    /// <inheritdoc />
    public override string Message => DomainText.Get("error_balance_due", Clp.Format(Balance));
}

/// <summary>Payments for an order that no longer counts, or that is paid.</summary>
public sealed record NothingToPay() : Error("nothing_to_pay", ErrorKind.Conflict);

/// <summary>Changing the lines of an order that has gone on, or of which something was refunded.</summary>
public sealed record OrderNotOpen() : Error("order_not_open", ErrorKind.Conflict);

/// <summary>More was paid already than the changed order would cost the customer.</summary>
/// <param name="Paid">CLP.</param>
public sealed record OrderPaidBeyond(long Paid) : Error("order_paid_beyond", ErrorKind.Conflict)
{
    /// <inheritdoc />
    public override string Message => DomainText.Get("error_order_paid_beyond", Clp.Format(Paid));
}

/// <summary>The order was cancelled or refunded, so what was made for it is not handed over.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Status">What became of it.</param>
public sealed record OrderWithdrawn(string Number, OrderStatus Status) : Error("order_withdrawn", ErrorKind.Conflict)
{
    /// <inheritdoc />
    public override string Message => DomainText.Get($"error_order_withdrawn_{Status}", Number);
}

/// <summary>Jobs of the order are not handed over yet, so the order is not either.</summary>
/// <param name="Jobs">Their numbers.</param>
/// <param name="Balance">What the customer owes besides, CLP.</param>
public sealed record OrderJobsOpen(IReadOnlyList<string> Jobs, long Balance) : Error("order_jobs_open", ErrorKind.Conflict)
{
    /// <inheritdoc />
    public override string Message
    {
        get
        {
            var open = DomainText.Get("error_order_jobs_open", string.Join(", ", Jobs));
            return Balance > 0 ? $"{open} {new BalanceDue(Balance).Message}" : open;
        }
    }
}

using Optica.Domain.Common;

namespace Optica.Domain.Orders;

/// <summary>Part of an order taken back: what the customer need not pay any more, and what was handed back of what they had paid.</summary>
public sealed class OrderRefund : ICustomerRecord, IAuditedPart
{
    /// <summary>Longest reason.</summary>
    public const int ReasonLength = 400;

    private OrderRefund() { }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <inheritdoc />
    public Guid BranchId { get; private set; }

    /// <inheritdoc />
    public Guid CustomerId { get; private set; }

    /// <inheritdoc />
    public Guid CustomerBranchId { get; private set; }

    /// <summary>The order.</summary>
    public Guid OrderId { get; private set; }

    /// <summary>What the customer need not pay any more, CLP.</summary>
    public long Amount { get; private set; }

    /// <summary>What was handed back of earlier payments, CLP.</summary>
    public long PaidOut { get; private set; }

    /// <summary>What changed hands, CLP: differs from <see cref="PaidOut"/> by the rounding of cash only (CL-7).</summary>
    public long HandedOut { get; private set; }

    /// <summary>How it was handed back; null when nothing was.</summary>
    public PaymentMethod? Method { get; private set; }

    /// <summary>Why, ≤ 400.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Who; null for the system.</summary>
    public Guid? By { get; private set; }

    Guid IAudited.AuditId => OrderId;

    string IAudited.AuditKind => "order";

    string IAuditedPart.AuditField => "Refunds";

    string IAuditedPart.AuditText => $"{Clp.Format(Amount)} ({Clp.Format(PaidOut)}{(Method is { } method ? $" {method}" : "")})";

    internal static OrderRefund Create(
        Order order,
        (long Amount, long PaidOut) money,
        (PaymentMethod? Method, string Reason) how,
        (Guid? UserId, DateTime At) by
    ) =>
        new()
        {
            Id = Ids.New(by.At),
            OrganisationId = order.OrganisationId,
            BranchId = order.BranchId,
            CustomerId = order.CustomerId,
            CustomerBranchId = order.CustomerBranchId,
            OrderId = order.Id,
            Amount = money.Amount,
            PaidOut = money.PaidOut,
            HandedOut = how.Method == PaymentMethod.Cash ? CashRounding.Round(money.PaidOut) : money.PaidOut,
            Method = money.PaidOut == 0 ? null : how.Method,
            Reason = how.Reason,
            At = by.At,
            By = by.UserId,
        };
}

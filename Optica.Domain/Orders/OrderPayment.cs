using Optica.Domain.Common;

namespace Optica.Domain.Orders;

/// <summary>Money the customer paid for an order. Never changed, never deleted: what was wrong is refunded.</summary>
public sealed class OrderPayment : ICustomerRecord, IAuditedPart
{
    /// <summary>Longest reference.</summary>
    public const int ReferenceLength = 60;

    private OrderPayment() { }

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

    /// <summary>How it was paid.</summary>
    public PaymentMethod Method { get; private set; }

    /// <summary>What it settles of the balance, CLP.</summary>
    public long Amount { get; private set; }

    /// <summary>What changed hands, CLP: differs from <see cref="Amount"/> by the rounding of cash only (CL-7).</summary>
    public long Received { get; private set; }

    /// <summary>Number of the voucher, cheque or transfer, ≤ 60; or null.</summary>
    public string? Reference { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Who took it; null for the system.</summary>
    public Guid? By { get; private set; }

    Guid IAudited.AuditId => OrderId;

    string IAudited.AuditKind => "order";

    string IAuditedPart.AuditField => "Payments";

    string IAuditedPart.AuditText => $"{Method} {Clp.Format(Amount)}";

    internal static OrderPayment Create(Order order, PaymentInput input, long amount, (Guid? UserId, DateTime At) by) =>
        new()
        {
            Id = Ids.New(by.At),
            OrganisationId = order.OrganisationId,
            BranchId = order.BranchId,
            CustomerId = order.CustomerId,
            CustomerBranchId = order.CustomerBranchId,
            OrderId = order.Id,
            Method = input.Method!.Value,
            Amount = amount,
            Received = input.Method == PaymentMethod.Cash ? CashRounding.Round(amount) : amount,
            Reference = input.Reference,
            At = by.At,
            By = by.UserId,
        };
}

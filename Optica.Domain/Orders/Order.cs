using Optica.Domain.Common;

namespace Optica.Domain.Orders;

/// <summary>
/// A sale (DOMAIN §6). Its day of creation is the day it counts for; its amounts are computed here and nowhere else.
/// </summary>
public sealed partial class Order : ICustomerRecord, IStamped, IVersioned, IAudited
{
    /// <summary>Longest number.</summary>
    public const int NumberLength = 20;

    /// <summary>Longest notes.</summary>
    public const int NotesLength = 1000;

    private readonly List<OrderLine> lines = [];
    private readonly List<OrderPayment> payments = [];
    private readonly List<OrderRefund> refunds = [];

    private Order() { }

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

    /// <summary>Number within the organisation: <c>ORD-2026-000123</c>.</summary>
    public string Number { get; private set; } = "";

    /// <summary>How far it is.</summary>
    public OrderStatus Status { get; private set; } = OrderStatus.Pending;

    /// <summary>When it took its last step, UTC.</summary>
    public DateTime StatusAt { get; private set; }

    /// <summary>Notes for the shop, ≤ 1000.</summary>
    public string? Notes { get; private set; }

    /// <summary>Why it was cancelled or refunded, ≤ 400; or null.</summary>
    public string? ClosingReason { get; private set; }

    /// <summary>What was sold, in order.</summary>
    public IReadOnlyList<OrderLine> Lines => lines;

    /// <summary>What was paid.</summary>
    public IReadOnlyList<OrderPayment> Payments => payments;

    /// <summary>What was taken back.</summary>
    public IReadOnlyList<OrderRefund> Refunds => refunds;

    /// <inheritdoc />
    public DateTime CreatedAt { get; private set; }

    /// <inheritdoc />
    public Guid? CreatedBy { get; private set; }

    /// <inheritdoc />
    public DateTime UpdatedAt { get; private set; }

    /// <inheritdoc />
    public Guid? UpdatedBy { get; private set; }

    /// <inheritdoc />
    public long Version { get; private set; }

    Guid IAudited.AuditId => Id;

    string IAudited.AuditKind => "order";

    /// <summary>Whether it counts towards figures.</summary>
    public bool Counts => Status.Counts();

    /// <summary>Whether its lines may still be changed.</summary>
    public bool IsOpen => Status == OrderStatus.Pending && Credited == 0;

    /// <summary>Takes an order. The input is complete and valid.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="place">Organisation, branch, customer and the customer's branch.</param>
    /// <param name="content">What is sold, and its prices.</param>
    /// <param name="at">When, UTC.</param>
    public static Order Create(
        string number,
        (Guid OrganisationId, Guid BranchId, Guid CustomerId, Guid CustomerBranchId) place,
        OrderContent content,
        DateTime at
    )
    {
        var order = new Order
        {
            Id = Ids.New(at),
            Number = number,
            OrganisationId = place.OrganisationId,
            BranchId = place.BranchId,
            CustomerId = place.CustomerId,
            CustomerBranchId = place.CustomerBranchId,
            CreatedAt = at,
            StatusAt = at,
        };
        order.Fill(content, at);
        return order;
    }

    /// <summary>Replaces what is sold. Refused once the order has gone on, or when more was paid than it would cost.</summary>
    /// <param name="content">What is sold, and its prices.</param>
    /// <param name="at">When, UTC.</param>
    /// <returns>Done, <see cref="OrderNotOpen"/> or <see cref="OrderPaidBeyond"/>.</returns>
    public Result<Done> Change(OrderContent content, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (Refuses(content.Priced) is { } no)
        {
            return (Result<Done>)no;
        }

        lines.Clear();
        Fill(content, at);
        return default(Done);
    }

    /// <summary>What stands in the way of new prices: <see cref="OrderNotOpen"/>, <see cref="OrderPaidBeyond"/>, or null.</summary>
    public Error? Refuses(PricedOrder priced)
    {
        ArgumentNullException.ThrowIfNull(priced);
        return !IsOpen ? new OrderNotOpen()
            : priced.CustomerShare < Paid ? new OrderPaidBeyond(Paid)
            : null;
    }

    /// <summary>Goes forward.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="unpaid">Handed over although something is due: an admin's decision.</param>
    /// <param name="at">When, UTC.</param>
    /// <returns>Done, <see cref="InvalidOrderTransition"/> or <see cref="BalanceDue"/>.</returns>
    public Result<Done> Advance(OrderStatus to, bool unpaid, DateTime at)
    {
        var allowed = OrderRules.Next(Status);
        if (!allowed.Contains(to))
        {
            return new InvalidOrderTransition(allowed);
        }

        if (to == OrderStatus.Delivered && Balance > 0 && !unpaid)
        {
            return new BalanceDue(Balance);
        }

        (Status, StatusAt) = (to, at);
        return default(Done);
    }

    private void Fill(OrderContent content, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(content);
        Notes = content.Input.Notes;
        Price(content);
        for (var position = 0; position < content.Input.Lines.Count; position++)
        {
            var place = (Ids.New(at), position, content.Priced.Benefit?.Name);
            lines.Add(OrderLine.Create(this, content.Input.Lines[position], content.Priced.Lines[position], place));
        }
    }
}

/// <summary>What is sold, and its prices.</summary>
/// <param name="Input">Complete, normalised and valid.</param>
/// <param name="Priced">Prices of the same lines.</param>
/// <param name="TaxPercent">IVA it was priced with.</param>
public sealed record OrderContent(OrderInput Input, PricedOrder Priced, int TaxPercent);

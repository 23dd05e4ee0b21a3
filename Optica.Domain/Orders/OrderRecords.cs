using Optica.Domain.Common;
using Optica.Domain.Organisations;

namespace Optica.Domain.Orders;

/// <summary>An order as lists show it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Version">Version.</param>
/// <param name="Number">Number.</param>
/// <param name="BranchId">Branch where it happened.</param>
/// <param name="Branch">Its name.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="CustomerName">The customer's name; empty when they are out of the caller's reach by now.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Total">CLP with tax.</param>
/// <param name="Amount">The total less refunds, CLP.</param>
/// <param name="Balance">What the customer owes, CLP.</param>
/// <param name="CreatedAt">When, UTC.</param>
/// <param name="Summary">Description of its first line.</param>
/// <param name="LineCount">Number of lines.</param>
public sealed record OrderRow(
    Guid Id,
    long Version,
    string Number,
    Guid BranchId,
    string Branch,
    Guid CustomerId,
    string CustomerName,
    OrderStatus Status,
    long Total,
    long Amount,
    long Balance,
    DateTime CreatedAt,
    string Summary,
    int LineCount
) : IListed;

/// <summary>Everything about an order.</summary>
/// <param name="Row">As in lists.</param>
/// <param name="Branch">The branch, with its zone and whether the caller may change the order.</param>
/// <param name="Money">Its sums.</param>
/// <param name="Lines">What was sold.</param>
/// <param name="Payments">What was paid, oldest first.</param>
/// <param name="Refunds">What was taken back, oldest first.</param>
/// <param name="Seller">Name of who took it, or null for the system.</param>
public sealed record OrderDetail(
    OrderRow Row,
    BranchRow Branch,
    OrderMoney Money,
    IReadOnlyList<OrderLineRow> Lines,
    IReadOnlyList<PaymentRow> Payments,
    IReadOnlyList<RefundRow> Refunds,
    string? Seller
)
{
    /// <summary>Notes for the shop.</summary>
    public string? Notes { get; init; }

    /// <summary>Why it was cancelled or refunded.</summary>
    public string? ClosingReason { get; init; }

    /// <summary>When it took its last step, UTC.</summary>
    public DateTime StatusAt { get; init; }

    /// <summary>Name of who changed it last, or null for the system.</summary>
    public string? ChangedBy { get; init; }

    /// <summary>Steps it can take forward.</summary>
    public IReadOnlyList<OrderStatus> Next => OrderRules.Next(Row.Status);
}

/// <summary>The sums of an order, CLP.</summary>
/// <param name="TaxPercent">IVA.</param>
/// <param name="Net">Without tax.</param>
/// <param name="Tax">IVA.</param>
/// <param name="Total">With tax.</param>
/// <param name="BenefitName">What made it cheaper, or null.</param>
/// <param name="CopayPercent">The customer's share in percent, or null.</param>
/// <param name="InstitutionShare">What the institution pays.</param>
/// <param name="CustomerShare">What the customer pays.</param>
/// <param name="Credited">What the customer need not pay any more.</param>
/// <param name="Paid">What the customer has paid.</param>
/// <param name="PaidOut">What was handed back of it.</param>
/// <param name="Balance">What the customer owes.</param>
public sealed record OrderMoney(
    int TaxPercent,
    long Net,
    long Tax,
    long Total,
    string? BenefitName,
    int? CopayPercent,
    long InstitutionShare,
    long CustomerShare,
    long Credited,
    long Paid,
    long PaidOut,
    long Balance
);

/// <summary>A line as shown.</summary>
/// <param name="Id">Identity.</param>
/// <param name="ProductId">The product, or null.</param>
/// <param name="Description">What was sold.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Quantity">Pieces.</param>
/// <param name="UnitPrice">Price of a piece, CLP.</param>
/// <param name="IncludesTax">Whether the price holds the tax.</param>
/// <param name="DiscountPercent">Discount, 0–100.</param>
/// <param name="Discount">Where it comes from.</param>
/// <param name="DiscountName">What the customer is told of it, or null.</param>
/// <param name="Net">CLP without tax.</param>
/// <param name="Tax">IVA, CLP.</param>
/// <param name="Total">CLP with tax.</param>
public sealed record OrderLineRow(
    Guid Id,
    Guid? ProductId,
    string Description,
    LineKind Kind,
    int Quantity,
    long UnitPrice,
    bool IncludesTax,
    int DiscountPercent,
    DiscountKind Discount,
    string? DiscountName,
    long Net,
    long Tax,
    long Total
);

/// <summary>A payment as shown.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Method">How.</param>
/// <param name="Amount">What it settles, CLP.</param>
/// <param name="Received">What changed hands, CLP.</param>
/// <param name="Reference">Number of the voucher, or null.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Name of who took it, or null.</param>
public sealed record PaymentRow(Guid Id, PaymentMethod Method, long Amount, long Received, string? Reference, DateTime At, string? By);

/// <summary>A refund as shown.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Amount">What the customer need not pay any more, CLP.</param>
/// <param name="PaidOut">What was handed back, CLP.</param>
/// <param name="HandedOut">What changed hands, CLP.</param>
/// <param name="Method">How it was handed back, or null.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Name of who did it, or null.</param>
public sealed record RefundRow(
    Guid Id,
    long Amount,
    long PaidOut,
    long HandedOut,
    PaymentMethod? Method,
    string Reason,
    DateTime At,
    string? By
);

/// <summary>The orders of one customer: a page, and what they owe over all.</summary>
/// <param name="Orders">Newest first.</param>
/// <param name="Balance">What the customer owes, CLP.</param>
public sealed record CustomerOrders(Page<OrderRow> Orders, long Balance);

/// <summary>A price for what is typed so far, nothing saved.</summary>
/// <param name="Lines">Prices of the complete lines, by their place among the typed ones.</param>
/// <param name="Money">The sums.</param>
public sealed record OrderQuotation(IReadOnlyDictionary<int, PricedLine> Lines, OrderMoney Money);

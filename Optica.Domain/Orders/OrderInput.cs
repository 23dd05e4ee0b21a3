using Optica.Domain.Common;

namespace Optica.Domain.Orders;

/// <summary>What a seller types of an order. Totals are not among it: the server computes them.</summary>
public sealed class OrderInput
{
    /// <summary>The customer.</summary>
    public Guid? CustomerId { get; set; }

    /// <summary>The branch where it happens; null for the selected one.</summary>
    public Guid? BranchId { get; set; }

    /// <summary>What is sold, 1–100 lines.</summary>
    public List<OrderLineInput> Lines { get; set; } = [];

    /// <summary>Notes for the shop, ≤ 1000.</summary>
    public string? Notes { get; set; }

    /// <summary>Why an order is lowered that is being made, was quoted or is paid in part, ≤ 400; new orders do not look at it.</summary>
    public string? Reason { get; set; }

    /// <summary>
    /// Whether agreement, customer's discount and tax are looked up anew by a change; else they stay as the order was priced with. New
    /// orders look them up anyway.
    /// </summary>
    public bool Reprices { get; set; }
}

/// <summary>A line as typed.</summary>
public sealed class OrderLineInput
{
    /// <summary>The product; null for what is described by hand.</summary>
    public Guid? ProductId { get; set; }

    /// <summary>What it is called; the product's name when nothing is said.</summary>
    public string? Description { get; set; }

    /// <summary>What it is; the product's kind when nothing is said.</summary>
    public LineKind? Kind { get; set; }

    /// <summary>Pieces, 1–999; 1 when nothing is said.</summary>
    public int? Quantity { get; set; }

    /// <summary>Price of a piece, CLP; the product's price when nothing is said.</summary>
    public long? UnitPrice { get; set; }

    /// <summary>Whether the price holds the tax; as the product says, else yes.</summary>
    public bool? IncludesTax { get; set; }

    /// <summary>The seller's discount on this line, 0–100.</summary>
    public int? DiscountPercent { get; set; }
}

/// <summary>A payment as typed.</summary>
public sealed class PaymentInput
{
    /// <summary>How it is paid.</summary>
    public PaymentMethod? Method { get; set; }

    /// <summary>CLP; the whole balance when nothing is said.</summary>
    public long? Amount { get; set; }

    /// <summary>Number of the voucher, cheque or transfer, ≤ 60.</summary>
    public string? Reference { get; set; }
}

/// <summary>A refund as typed.</summary>
public sealed class RefundInput
{
    /// <summary>What the customer need not pay any more, CLP; the whole order when nothing is said.</summary>
    public long? Amount { get; set; }

    /// <summary>How what they have paid is handed back.</summary>
    public PaymentMethod? Method { get; set; }

    /// <summary>Why, ≤ 400; required.</summary>
    public string? Reason { get; set; }
}

/// <summary>How a request is to be carried out.</summary>
/// <param name="OperationId">One click, one effect: the same id twice has one effect.</param>
/// <param name="RequestHash">SHA-256 of an API request, to notice a reused key.</param>
public sealed record OperationOptions(Guid? OperationId = null, byte[]? RequestHash = null)
{
    /// <summary>Both together.</summary>
    public (Guid? Id, byte[]? Hash) Operation => (OperationId, RequestHash);

    /// <summary>What of a request could not be read; told with the broken rules, after rights and record.</summary>
    public Invalid? Unreadable { get; init; }
}

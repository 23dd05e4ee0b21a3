using System.Globalization;
using Optica.Domain.Common;
using Optica.Domain.Orders;

namespace Optica.Domain.Quotes;

/// <summary>A line of an alternative, with the price as it was then: later changes of the product change nothing here.</summary>
public sealed class QuoteLine : ICustomerRecord, IAuditedPart
{
    private QuoteLine() { }

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

    /// <summary>The quote.</summary>
    public Guid QuoteId { get; private set; }

    /// <summary>The alternative.</summary>
    public Guid AlternativeId { get; private set; }

    /// <summary>Place among the lines, from 0.</summary>
    public int Position { get; private set; }

    /// <summary>The product of the catalogue, or null for what was described by hand.</summary>
    public Guid? ProductId { get; private set; }

    /// <summary>What is offered, ≤ 200.</summary>
    public string Description { get; private set; } = "";

    /// <summary>What it is.</summary>
    public LineKind Kind { get; private set; }

    /// <summary>Pieces.</summary>
    public int Quantity { get; private set; }

    /// <summary>Price of a piece, CLP, with or without tax.</summary>
    public long UnitPrice { get; private set; }

    /// <summary>Whether the price holds the tax already.</summary>
    public bool IncludesTax { get; private set; }

    /// <summary>Discount that was applied, 0–100.</summary>
    public int DiscountPercent { get; private set; }

    /// <summary>Where the discount comes from.</summary>
    public DiscountKind Discount { get; private set; }

    /// <summary>What the customer is told of it: an institution, a reason; null for the seller's own.</summary>
    public string? DiscountName { get; private set; }

    /// <summary>CLP without tax, after the discount.</summary>
    public long Net { get; private set; }

    /// <summary>IVA, CLP.</summary>
    public long Tax { get; private set; }

    /// <summary>CLP with tax.</summary>
    public long Total { get; private set; }

    Guid IAudited.AuditId => QuoteId;

    string IAudited.AuditKind => "quote";

    string IAuditedPart.AuditField => "Lines";

    string IAuditedPart.AuditText => string.Create(CultureInfo.InvariantCulture, $"{Quantity} × {Description} {Clp.Format(Total)}");

    /// <summary>The line as typed, to be offered again or to be sold; only the seller's own discount is among it.</summary>
    public OrderLineInput AsInput() =>
        new()
        {
            ProductId = ProductId,
            Description = Description,
            Kind = Kind,
            Quantity = Quantity,
            UnitPrice = UnitPrice,
            IncludesTax = IncludesTax,
            DiscountPercent = Discount == DiscountKind.Line ? DiscountPercent : 0,
        };

    internal static QuoteLine Create(
        QuoteAlternative alternative,
        OrderLineInput input,
        PricedLine priced,
        (Guid Id, int Position, string? Benefit) place
    ) =>
        new()
        {
            Id = place.Id,
            OrganisationId = alternative.OrganisationId,
            BranchId = alternative.BranchId,
            CustomerId = alternative.CustomerId,
            CustomerBranchId = alternative.CustomerBranchId,
            QuoteId = alternative.QuoteId,
            AlternativeId = alternative.Id,
            Position = place.Position,
            ProductId = input.ProductId,
            Description = input.Description!,
            Kind = input.Kind!.Value,
            Quantity = input.Quantity!.Value,
            UnitPrice = input.UnitPrice!.Value,
            IncludesTax = input.IncludesTax ?? true,
            DiscountPercent = priced.DiscountPercent,
            Discount = priced.Discount,
            DiscountName = priced.Discount is DiscountKind.Customer or DiscountKind.Agreement ? place.Benefit : null,
            Net = priced.Net,
            Tax = priced.Tax,
            Total = priced.Total,
        };
}

using Optica.Domain.Orders;
using Optica.Domain.Organisations;
using Optica.Domain.Prescriptions;

namespace Optica.Domain.Quotes;

/// <summary>A quote as lists show it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Version">Version.</param>
/// <param name="Number">Number.</param>
/// <param name="BranchId">Branch where it was made.</param>
/// <param name="Branch">Its name.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="CustomerName">The customer's name; empty when they are out of the caller's reach by now.</param>
/// <param name="Status">What it reads today, by the branch's calendar.</param>
/// <param name="ValidUntil">The last day it may be accepted.</param>
/// <param name="LowestTotal">CLP with tax of the cheapest alternative; of the accepted one once there is one.</param>
/// <param name="HighestTotal">The same of the dearest.</param>
/// <param name="Alternatives">How many alternatives.</param>
/// <param name="CreatedAt">When, UTC.</param>
/// <param name="Seller">Name of who made it, or null.</param>
public sealed record QuoteRow(
    Guid Id,
    long Version,
    string Number,
    Guid BranchId,
    string Branch,
    Guid CustomerId,
    string CustomerName,
    QuoteStatus Status,
    DateOnly ValidUntil,
    long LowestTotal,
    long HighestTotal,
    int Alternatives,
    DateTime CreatedAt,
    string? Seller
)
{
    /// <summary>Who made it, or null.</summary>
    public Guid? SellerId { get; init; }

    /// <summary>The order it became, or null.</summary>
    public Guid? OrderId { get; init; }

    /// <summary>The work order it became, or null.</summary>
    public Guid? WorkOrderId { get; init; }

    /// <summary>Steps it can take.</summary>
    public IReadOnlyList<QuoteStatus> Next => QuoteLife.Next(Status);
}

/// <summary>Everything about a quote; nothing medical.</summary>
/// <param name="Row">As in lists.</param>
/// <param name="Branch">The branch, with its zone and whether the caller may change the quote.</param>
/// <param name="TaxPercent">IVA it was priced with.</param>
/// <param name="Alternatives">What is offered, in order.</param>
public sealed record QuoteDetail(QuoteRow Row, BranchRow Branch, int TaxPercent, IReadOnlyList<QuoteAlternativeRow> Alternatives)
{
    /// <summary>Plain side of the prescription it is made from, or null.</summary>
    public PrescriptionRow? Prescription { get; init; }

    /// <summary>Notes that the customer reads.</summary>
    public string? Notes { get; init; }

    /// <summary>Why the customer does not want it.</summary>
    public string? RejectionReason { get; init; }

    /// <summary>When it took its last step, UTC.</summary>
    public DateTime StatusAt { get; init; }

    /// <summary>When the customer got it, UTC; or null.</summary>
    public DateTime? SentAt { get; init; }

    /// <summary>When it was last sent by e-mail, UTC; or null.</summary>
    public DateTime? MailedAt { get; init; }

    /// <summary>The customer's e-mail address, or null; null also when the customer is out of the caller's reach.</summary>
    public string? CustomerEmail { get; init; }

    /// <summary>Name of who changed it last, or null for the system.</summary>
    public string? ChangedBy { get; init; }
}

/// <summary>An alternative as shown.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Name">What it is called.</param>
/// <param name="IsAccepted">Whether the customer took it.</param>
/// <param name="Lens">How the lenses are to be made.</param>
/// <param name="OwnFrame">Whether the customer brings the frame.</param>
/// <param name="OwnFrameDescription">Which frame that is, or null.</param>
/// <param name="Money">The sums.</param>
/// <param name="Lines">Its lines.</param>
public sealed record QuoteAlternativeRow(
    Guid Id,
    string Name,
    bool IsAccepted,
    QuoteLens Lens,
    bool OwnFrame,
    string? OwnFrameDescription,
    QuoteMoney Money,
    IReadOnlyList<OrderLineRow> Lines
);

/// <summary>The sums of an alternative, CLP.</summary>
/// <param name="Net">Without tax.</param>
/// <param name="Tax">IVA.</param>
/// <param name="Total">With tax.</param>
/// <param name="BenefitName">What made it cheaper, or null.</param>
/// <param name="CopayPercent">The customer's share in percent, or null.</param>
/// <param name="InstitutionShare">What the institution pays.</param>
/// <param name="CustomerShare">What the customer pays.</param>
public sealed record QuoteMoney(
    long Net,
    long Tax,
    long Total,
    string? BenefitName,
    int? CopayPercent,
    long InstitutionShare,
    long CustomerShare
);

/// <summary>Prices for what is typed so far, nothing saved: one for each alternative, lines by their place among the typed ones.</summary>
/// <param name="Alternatives">In the order typed.</param>
public sealed record QuotePreview(IReadOnlyList<OrderQuotation> Alternatives);

/// <summary>What a quote became.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="WorkOrderId">The work order.</param>
public sealed record QuoteConversion(Guid OrderId, Guid? WorkOrderId);

/// <summary>How many of the quotes that customers got became orders.</summary>
/// <param name="Id">Branch or seller; null for the system's.</param>
/// <param name="Name">Its name; empty when it is not known any more.</param>
/// <param name="Sent">Quotes that customers got.</param>
/// <param name="Accepted">Accepted ones, converted or not yet.</param>
/// <param name="Rejected">Rejected ones.</param>
/// <param name="Converted">Converted ones.</param>
public sealed record ConversionRow(Guid? Id, string Name, int Sent, int Accepted, int Rejected, int Converted)
{
    /// <summary>Converted ones of those sent, 0–1; null without any.</summary>
    public decimal? Rate => Sent == 0 ? null : (decimal)Converted / Sent;
}

/// <summary>Conversion by branch and by seller, the largest first.</summary>
/// <param name="All">Over all.</param>
/// <param name="Branches">By branch.</param>
/// <param name="Sellers">By seller.</param>
public sealed record QuoteConversions(ConversionRow All, IReadOnlyList<ConversionRow> Branches, IReadOnlyList<ConversionRow> Sellers);

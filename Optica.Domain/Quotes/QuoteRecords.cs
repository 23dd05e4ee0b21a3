using Optica.Domain.Orders;

namespace Optica.Domain.Quotes;

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
)
{
    /// <summary>Whether lenses are made when it is converted.</summary>
    public bool NeedsJob { get; init; }
}

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

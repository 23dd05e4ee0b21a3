using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;
using Optica.Domain.Quotes;
using Optica.Portal.Api;

namespace Optica.Portal.Features.Quotes;

/// <summary>A quote in lists; with its status of today.</summary>
public sealed record QuoteRowResponse(
    Guid Id,
    long Version,
    string Number,
    BranchResponse Branch,
    Guid CustomerId,
    string CustomerName,
    QuoteStatus Status,
    DateOnly ValidUntil,
    long LowestTotal,
    long HighestTotal,
    int Alternatives,
    DateTime CreatedAt,
    string? Seller,
    Guid? OrderId,
    Guid? WorkOrderId
)
{
    internal static QuoteRowResponse Of(QuoteRow row) =>
        new(
            row.Id,
            row.Version,
            row.Number,
            new(row.BranchId, row.Branch),
            row.CustomerId,
            row.CustomerName,
            row.Status,
            row.ValidUntil,
            row.LowestTotal,
            row.HighestTotal,
            row.Alternatives,
            row.CreatedAt,
            row.Seller,
            row.OrderId,
            row.WorkOrderId
        );
}

/// <summary>One of the things offered.</summary>
public sealed record QuoteAlternativeResponse(
    Guid Id,
    string Name,
    bool IsAccepted,
    QuoteLensResponse Lens,
    bool OwnFrame,
    string? OwnFrameDescription,
    QuoteMoney Money,
    IReadOnlyList<OrderLineRow> Lines
)
{
    internal static QuoteAlternativeResponse Of(QuoteAlternativeRow row) =>
        new(
            row.Id,
            row.Name,
            row.IsAccepted,
            new(row.Lens.Kind, row.Lens.Material, row.Lens.Index / 100m, row.Lens.Treatments),
            row.OwnFrame,
            row.OwnFrameDescription,
            row.Money,
            row.Lines
        );
}

/// <summary>How lenses are to be made.</summary>
/// <param name="Kind">For what.</param>
/// <param name="Material">Of what.</param>
/// <param name="Index">Refractive index.</param>
/// <param name="Treatments">What is done to them.</param>
public sealed record QuoteLensResponse(
    PrescriptionKind? Kind,
    LensMaterial? Material,
    decimal? Index,
    IReadOnlyList<LensTreatment> Treatments
);

/// <summary>A quote that was sent, and what became of the e-mail.</summary>
/// <param name="Quote">The quote.</param>
/// <param name="Mail">sent, not_wanted, no_server (none is configured), no_address or failed.</param>
public sealed record QuoteSentResponse(QuoteResponse Quote, MailOutcome Mail);

/// <summary>A converted quote.</summary>
/// <param name="Quote">The quote.</param>
/// <param name="OrderId">The order it became.</param>
/// <param name="WorkOrderId">The work order it became.</param>
public sealed record QuoteConvertedResponse(QuoteResponse Quote, Guid OrderId, Guid? WorkOrderId);

/// <summary>Conversion of quotes that customers got, by branch and by seller.</summary>
public sealed record QuoteConversionsResponse(
    ConversionResponse All,
    IReadOnlyList<ConversionResponse> Branches,
    IReadOnlyList<ConversionResponse> Sellers
)
{
    internal static QuoteConversionsResponse Of(QuoteConversions told) =>
        new(
            ConversionResponse.Of(told.All),
            [.. told.Branches.Select(ConversionResponse.Of)],
            [.. told.Sellers.Select(ConversionResponse.Of)]
        );
}

/// <summary>How many quotes became orders; the rate is of those sent, 0–1, null without any.</summary>
public sealed record ConversionResponse(Guid? Id, string Name, int Sent, int Accepted, int Rejected, int Converted, decimal? Rate)
{
    internal static ConversionResponse Of(ConversionRow row) =>
        new(row.Id, row.Name, row.Sent, row.Accepted, row.Rejected, row.Converted, row.Rate is { } rate ? decimal.Round(rate, 4) : null);
}

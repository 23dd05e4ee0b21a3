using Optica.Domain.Prescriptions;
using Optica.Domain.Quotes;
using Optica.Portal.Features.Prescriptions;

namespace Optica.Portal.Features.Quotes;

/// <summary>A quote in full; totals are the server's.</summary>
public sealed record QuoteResponse(
    QuoteRowResponse Quote,
    int TaxPercent,
    IReadOnlyList<QuoteAlternativeResponse> Alternatives,
    PrescriptionRowResponse? Prescription,
    string? Notes,
    string? RejectionReason,
    DateTime? SentAt,
    DateTime? MailedAt,
    IReadOnlyList<QuoteStatus> Next
)
{
    /// <summary>What has become of its prescription since: standing, superseded, corrected or withdrawn; null without one.</summary>
    public PrescriptionStanding? PrescriptionStanding { get; init; }

    /// <summary>Of a corrected prescription: what stands in its place.</summary>
    public Guid? CorrectionId { get; init; }

    internal static QuoteResponse Of(QuoteDetail quote) =>
        new(
            QuoteRowResponse.Of(quote.Row),
            quote.TaxPercent,
            [.. quote.Alternatives.Select(QuoteAlternativeResponse.Of)],
            quote.Prescription is { } eyes ? PrescriptionRowResponse.Of(eyes) : null,
            quote.Notes,
            quote.RejectionReason,
            quote.SentAt,
            quote.MailedAt,
            quote.Row.Next
        )
        {
            PrescriptionStanding = quote.PrescriptionState?.Standing,
            CorrectionId = quote.PrescriptionState?.Correction?.Id,
        };
}

using System.Globalization;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Domain.Resources;

namespace Optica.Domain.Quotes;

/// <summary>A step the quote cannot take from where it is (HTTP 409 with the allowed ones, which the message names).</summary>
/// <param name="From">Where it is, on the branch's day.</param>
/// <param name="Allowed">Where it could go.</param>
public sealed record InvalidQuoteTransition(QuoteStatus From, IReadOnlyList<QuoteStatus> Allowed)
    : Error("invalid_transition", ErrorKind.Conflict)
{
    /// <inheritdoc />
    public override string Message =>
        Allowed.Count == 0
            ? DomainText.Get("error_quote_closed", NameOf(From))
            : DomainText.Get("error_quote_transition", NameOf(From), string.Join(", ", Allowed.Select(NameOf)));

    private static string NameOf(QuoteStatus status) => DomainText.Get($"quote_{status}");
}

/// <summary>Changing what the customer has in hand already: a sent quote is copied instead, a converted one is frozen.</summary>
public sealed record QuoteNotDraft() : Error("quote_not_draft", ErrorKind.Conflict);

/// <summary>Converting a quote whose prescription was cancelled or entered in error by now.</summary>
public sealed record QuotePrescriptionWithdrawn() : Error("quote_prescription_withdrawn", ErrorKind.Conflict);

/// <summary>Converting a quote by a prescription whose values were wrong (HTTP 409 with the id of the correction, which the message names).</summary>
/// <param name="Correction">What stands in its place.</param>
public sealed record QuotePrescriptionCorrected(PrescriptionCorrection Correction)
    : Error("quote_prescription_corrected", ErrorKind.Conflict)
{
    /// <inheritdoc />
    public override string Message =>
        DomainText.Get(
            "error_quote_prescription_corrected",
            DomainText.Get($"prescription_kind_{Correction.Kind}"),
            Correction.PrescribedOn.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture)
        );
}

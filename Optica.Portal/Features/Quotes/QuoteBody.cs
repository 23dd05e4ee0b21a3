using Microsoft.AspNetCore.Http.Features;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;
using Optica.Domain.Quotes;
using Optica.Portal.Api;
using Optica.Portal.Features.Orders;

namespace Optica.Portal.Features.Quotes;

/// <summary>Reads quotes and steps of quotes from requests. Totals are no members: sending one is refused.</summary>
internal static class QuoteBody
{
    /// <summary>A quote for the customer of the address.</summary>
    public static QuoteInput Quote(ApiBody body, Guid customerId)
    {
        var input = Content(body);
        (input.CustomerId, input.BranchId) = (customerId, body.Uuid("branch_id"));
        return input;
    }

    /// <summary>What may change of a draft: customer and branch stay, so sending them is refused.</summary>
    public static QuoteInput Content(ApiBody body) =>
        new()
        {
            PrescriptionId = body.Uuid("prescription_id"),
            ValidUntil = body.Date("valid_until"),
            Notes = body.Text("notes"),
            // one more than there may be is left to the rules, which say it in the user's words
            Alternatives = [.. body.Objects("alternatives", QuoteInputValidator.MostAlternatives + 1).Select(Alternative)],
        };

    /// <summary>The request's object; null when there is no body at all, which says nothing and is fine for a step.</summary>
    public static async Task<ApiBody?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var canHave = request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? true;
        return canHave && request.ContentLength != 0 ? await ApiBody.ReadAsync(request, cancellation) : null;
    }

    /// <summary>The version seen, and what could not be read; to be called when all else is read.</summary>
    public static ChangeOptions Change(ApiBody? body)
    {
        var version = body?.Number("version");
        return new ChangeOptions(version) { Unreadable = body?.Unreadable() };
    }

    private static QuoteAlternativeInput Alternative(ApiBody body)
    {
        var lens = body.Part("lens");
        return new()
        {
            Name = body.Text("name"),
            Lines = OrderBody.Lines(body),
            OwnFrame = body.Has("own_frame") ? body.Flag("own_frame") : null,
            OwnFrameDescription = body.Text("own_frame_description"),
            LensKind = (PrescriptionKind?)lens?.Choice("kind", typeof(PrescriptionKind)),
            LensMaterial = (LensMaterial?)lens?.Choice("material", typeof(LensMaterial)),
            LensIndex = lens?.Decimal("index"),
            LensTreatments = lens is null ? [] : [.. lens.Choices("treatments", typeof(LensTreatment)).Cast<LensTreatment>().Distinct()],
        };
    }
}

/// <summary>What a quote says.</summary>
internal sealed record QuoteRequestBody(
    Guid? BranchId,
    Guid? PrescriptionId,
    DateOnly? ValidUntil,
    string? Notes,
    IReadOnlyList<QuoteAlternativeBody> Alternatives
);

/// <summary>What a change of a draft says.</summary>
internal sealed record QuoteChangeBody(
    long? Version,
    Guid? PrescriptionId,
    DateOnly? ValidUntil,
    string? Notes,
    IReadOnlyList<QuoteAlternativeBody> Alternatives
);

/// <summary>What an alternative says.</summary>
internal sealed record QuoteAlternativeBody(
    string? Name,
    IReadOnlyList<OrderLineInput> Lines,
    QuoteLensResponse? Lens,
    bool? OwnFrame,
    string? OwnFrameDescription
);

/// <summary>What sending says.</summary>
internal sealed record QuoteSendBody(bool? Email, long? Version);

/// <summary>What accepting says.</summary>
internal sealed record QuoteAcceptBody(Guid? AlternativeId, long? Version);

/// <summary>What rejecting says.</summary>
internal sealed record QuoteRejectBody(string Reason, long? Version);

/// <summary>What a conversion says.</summary>
internal sealed record QuoteConvertBody(Guid? PrescriptionId, long? Version);

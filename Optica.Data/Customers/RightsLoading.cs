using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>Loads what a request of rights is about, and checks what is answered.</summary>
internal static class RightsLoading
{
    public static readonly RightsInputValidator Rules = new();

    /// <returns>The tracked customer with tags and consents, blocked or not; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public static async Task<Result<Customer>> CustomerAsync(OpticaDbContext db, Guid id, CancellationToken cancellation)
    {
        var customer = await TrackedAsync(db, id, cancellation);
        return customer is null ? (Result<Customer>)await db.Customers.MissingAsync(row => row.Id == id, cancellation)
            : db.Scope.Changes(customer.BranchId) ? customer
            : new AccessDenied();
    }

    /// <returns>The tracked customer with tags and consents, if the context reaches them.</returns>
    public static Task<Customer?> TrackedAsync(OpticaDbContext db, Guid id, CancellationToken cancellation) =>
        db
            .Customers.Include(row => row.Tags)
            .Include(row => row.Consents)
            .AsSplitQuery()
            .SingleOrDefaultAsync(row => row.Id == id, cancellation);

    /// <returns>The tracked request; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public static async Task<Result<RightsRequest>> ForAnswerAsync(OpticaDbContext db, Guid id, CancellationToken cancellation)
    {
        var request = await db.RightsRequests.SingleOrDefaultAsync(row => row.Id == id, cancellation);
        return request is null ? (Result<RightsRequest>)await db.RightsRequests.MissingAsync(row => row.Id == id, cancellation)
            : db.Scope.Changes(request.BranchId) ? request
            : new AccessDenied();
    }

    /// <summary>The broken rules of an answer: a refusal needs a reason, a correction what was corrected, an erasure the typed number.</summary>
    public static Invalid? Check(RightsRequest request, RightsAnswer answer, string? text)
    {
        if (answer.Refuse && text is null)
        {
            return Invalid.At(nameof(RightsAnswer.Answer), "reason_required");
        }

        if (request.Kind == RightsKind.Rectification && text is null)
        {
            return Invalid.At(nameof(RightsAnswer.Answer), "correction_required");
        }

        if (text is not null && !TextRules.IsClean(text, multiline: true))
        {
            return Invalid.At(nameof(RightsAnswer.Answer), "control_characters");
        }

        if (text?.Length > RightsInputValidator.EvidenceLength)
        {
            return Invalid.At(nameof(RightsAnswer.Answer), "too_long", RightsInputValidator.EvidenceLength);
        }

        return
            request.Kind == RightsKind.Erase
            && !answer.Refuse
            && !string.Equals(TextRules.CleanLine(answer.Confirmation), request.Number, StringComparison.OrdinalIgnoreCase)
            ? Invalid.At(nameof(RightsAnswer.Confirmation), "erase_word", request.Number)
            : null;
    }
}

using Optica.Domain.Notifications;
using Optica.Domain.Orders;
using Optica.Domain.Quotes;

namespace Optica.Data.Quotes;

/// <summary>Makes read records and copies of loaded quotes, and news of them.</summary>
internal static class QuoteTelling
{
    public static IReadOnlyList<QuoteAlternativeRow> Tell(Quote quote) =>
        [
            .. quote
                .Alternatives.OrderBy(one => one.Position)
                .Select(one => new QuoteAlternativeRow(
                    one.Id,
                    one.Name,
                    one.Position == quote.AcceptedPosition,
                    one.Lens,
                    one.OwnFrame,
                    one.OwnFrameDescription,
                    Money(one),
                    [.. one.Lines.OrderBy(line => line.Position).Select(Tell)]
                )
                {
                    NeedsJob = one.NeedsJob,
                }),
        ];

    /// <summary>The quote as it would be typed anew; its last day is not among it.</summary>
    public static QuoteInput AsInput(Quote quote) =>
        new()
        {
            CustomerId = quote.CustomerId,
            BranchId = quote.BranchId,
            PrescriptionId = quote.PrescriptionId,
            Notes = quote.Notes,
            Alternatives = [.. quote.Alternatives.OrderBy(one => one.Position).Select(AsInput)],
        };

    /// <summary>
    /// News for the admins who may see it, and for whoever made the quote when somebody else did this. Admins among the sellers are told
    /// as admins.
    /// </summary>
    public static void Tell(this OpticaDbContext db, NotificationKind kind, Quote quote, bool sellerIsAdmin)
    {
        var place = (quote.OrganisationId, quote.BranchId);
        db.Notifications.Add(Notification.For(kind, place, quote.Id, (db.Scope.UserId, quote.StatusAt)));
        if (quote.SellerId is { } seller && seller != db.Scope.UserId && !sellerIsAdmin)
        {
            db.Notifications.Add(Notification.ForUser(kind, place, quote.Id, (seller, quote.StatusAt)));
        }
    }

    private static QuoteAlternativeInput AsInput(QuoteAlternative one) =>
        new()
        {
            Name = one.Name,
            LensKind = one.LensKind,
            LensMaterial = one.LensMaterial,
            LensIndex = one.LensIndex / 100m,
            LensTreatments = [.. one.Lens.Treatments],
            OwnFrame = one.OwnFrame,
            OwnFrameDescription = one.OwnFrameDescription,
            Lines = [.. one.Lines.OrderBy(line => line.Position).Select(line => line.AsInput())],
        };

    private static QuoteMoney Money(QuoteAlternative one) =>
        new(one.Net, one.Tax, one.Total, one.BenefitName, one.CopayPercent, one.InstitutionShare, one.CustomerShare);

    private static OrderLineRow Tell(QuoteLine line) =>
        new(
            line.Id,
            line.ProductId,
            line.Description,
            line.Kind,
            line.Quantity,
            line.UnitPrice,
            line.IncludesTax,
            line.DiscountPercent,
            line.Discount,
            line.DiscountName,
            line.Net,
            line.Tax,
            line.Total
        );
}

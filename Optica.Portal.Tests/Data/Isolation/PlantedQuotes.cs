using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Segments;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Quotes;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Isolation;

/// <summary>A draft, a sent and an accepted quote of every planted customer, full of canaries.</summary>
internal static class PlantedQuotes
{
    /// <summary>Texts that only those may see who may see the branch.</summary>
    public static IEnumerable<string> Canaries(string place) => [$"OFFER-CANARY-{place}", $"QUOTE-CANARY-{place}", $"FRAME-CANARY-{place}"];

    /// <summary>Plants them past the services: nobody is notified, and whoever made them is nobody of the world.</summary>
    public static async Task<(Guid Draft, Guid Sent, Guid Accepted)> PlantAsync(
        TestDatabase database,
        (string Place, Guid BranchId) where,
        (Guid Customer, Guid Prescription) whose
    )
    {
        await using var db = database.Open();
        var customer = await db.Customers.SingleAsync(row => row.Id == whose.Customer);
        var now = (DateOnly.FromDateTime(World.Start), World.Start);
        var (draft, sent, accepted) = (Make(1), Make(2), Make(3));
        foreach (var quote in new[] { sent, accepted })
        {
            quote.Send(now).Expect();
            await FiguresWriter.FollowAsync(db, quote, default);
        }

        accepted.Accept(accepted.Alternatives[1].Id, now).Expect();
        db.AddRange(draft, sent, accepted);
        await db.SaveChangesAsync();
        return (draft.Id, sent.Id, accepted.Id);

        Quote Make(int number)
        {
            var place = (customer.OrganisationId, where.BranchId, customer.Id, customer.BranchId);
            return Quote.Create($"COT-{where.Place}-{number}", place, Content(where.Place, whose), (null, World.Start));
        }
    }

    /// <summary>Every row of the feature that stands in a branch.</summary>
    public static async Task<IEnumerable<IBranchOwned>> RowsAsync(OpticaDbContext db) =>
        [
            .. await db.Quotes.AsNoTracking().ToListAsync(),
            .. await db.QuoteAlternatives.AsNoTracking().ToListAsync(),
            .. await db.QuoteLines.AsNoTracking().ToListAsync(),
        ];

    private static QuoteContent Content(string place, (Guid Customer, Guid Prescription) whose)
    {
        var input = Offers.Quote(whose.Customer, null, 100_000, whose.Prescription);
        input.Notes = $"QUOTE-CANARY-{place}";
        input.Alternatives[1].OwnFrameDescription = $"FRAME-CANARY-{place}";
        foreach (var line in input.Alternatives.SelectMany(one => one.Lines))
        {
            (line.Quantity, line.Description) = (1, $"OFFER-CANARY-{place}");
        }

        var priced = input.Alternatives.Select(one =>
            Pricing.Price([.. one.Lines.Select(line => new LineToPrice(line.UnitPrice!.Value, 1, true, 0))], [], 19)
        );
        return new(input, [.. priced], 19, DateOnly.FromDateTime(World.Start).AddDays(30));
    }
}

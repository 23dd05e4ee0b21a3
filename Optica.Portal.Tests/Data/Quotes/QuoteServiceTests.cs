using Microsoft.EntityFrameworkCore;
using Optica.Data.Quotes;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Quotes;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Quotes;

/// <summary>Making, changing, copying and counting quotes.</summary>
public sealed class QuoteServiceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Only an active prescription of this customer that has not run out; any other is refused alike.</summary>
    [Fact]
    public async Task CreateAsync_Prescription_MustBeACurrentOneOfTheCustomer()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var (customer, other) = (await AddAsync(database, 1), await AddAsync(database, 2));
        var older = await database.PrescribeAsync(customer, Sight.Input(world.Centro, on: new DateOnly(2025, 6, 15)));
        var current = await database.PrescribeAsync(customer, Sight.Input(world.Centro));
        var draft = await database.PrescribeAsync(customer, Sight.Input(world.Centro), new(AsDraft: true));
        var others = await database.PrescribeAsync(other, Sight.Input(world.Centro));
        await using var scope = database.As(world.Sales);

        foreach (var wrong in new[] { older, draft, others, Ids.New(World.Start) })
        {
            var refused = await scope.Get<QuoteService>().CreateAsync(Offers.Quote(customer, null, 1, wrong), new(), Cancellation);
            var field = Assert.Single(Assert.IsType<Invalid>(refused.Error).Fields);
            Assert.Equal(("PrescriptionId", "prescription_not_current"), (field.Field, field.Code));
        }

        var quote = (await scope.Get<QuoteService>().CreateAsync(Offers.Quote(customer, null, 1, current), new(), Cancellation)).Expect();
        Assert.Equal(current, (await scope.Get<QuoteQueries>().ReadAsync(quote, Cancellation)).Expect().Prescription!.Id);
    }

    /// <summary>Who made a quote sees the values on it; another seller does not, and every reading is in the trail (CL-13).</summary>
    [Fact]
    public async Task PrescriptionOfAQuote_IsForItsSellerAndForClinicalStaff()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var customer = await AddAsync(database, 1);
        var eyes = await database.PrescribeAsync(customer, Sight.Input(world.Centro));
        var own = await database.OfferAsync(Offers.Quote(customer, world.Centro, 1, eyes), world.Sales);
        var others = await database.OfferAsync(Offers.Quote(customer, world.Centro, 1, eyes), world.Admin);
        var bare = await database.OfferAsync(Offers.Quote(customer, world.Centro), world.Sales);
        await using var scope = database.As(world.Sales);
        var queries = scope.Get<QuotePrescriptionQueries>();

        var read = (await queries.ReadAsync(own, Cancellation)).Expect();
        Assert.Equal(Sight.Input().Right.Sphere, read.Values.Right?.Sphere);
        Assert.DoesNotContain("NOTES-", System.Text.Json.JsonSerializer.Serialize(read), StringComparison.Ordinal);
        Assert.IsType<AccessDenied>((await queries.ReadAsync(others, Cancellation)).Error);
        Assert.IsType<NotFound>((await queries.ReadAsync(bare, Cancellation)).Error);
        var trail = await database.ReadAsync(db =>
            db.AuditEntries.CountAsync(row => row.RecordId == eyes && row.Action == "medical_read" && row.UserId == world.Sales.Id)
        );
        Assert.Equal(1, trail);
    }

    [Fact]
    public async Task ChangeAsync_Draft_IsReplacedAndPricedAnew()
    {
        await using var database = await TestDatabase.CreateAsync();
        var customer = await AddAsync(database, 1);
        var quote = await database.OfferAsync(Offers.Quote(customer, database.World.Centro));
        await using var scope = database.As(database.World.Sales);
        var service = scope.Get<QuoteService>();
        var input = Offers.Quote(customer, null, 200_000);
        input.Alternatives.RemoveAt(1);

        Assert.IsType<VersionConflict>((await service.ChangeAsync(quote, input, new(7), Cancellation)).Error);
        (await service.ChangeAsync(quote, input, new(1), Cancellation)).Expect();

        var read = await database.ReadQuoteAsync(quote);
        Assert.Equal((2L, 250_000L, 1), (read.Row.Version, read.Row.HighestTotal, read.Alternatives.Count));
        await database.TakeAsync(quote, QuoteStatus.Sent);
        Assert.IsType<QuoteNotDraft>((await service.ChangeAsync(quote, input, new(), Cancellation)).Error);
        var history = (await scope.Get<QuoteHistoryQueries>().ListAsync(quote, Cancellation)).Expect();
        Assert.Equal(["quote_sent", "update", "create"], history.Select(step => step.Action));
    }

    [Fact]
    public async Task CopyAsync_RejectedQuote_OffersTheSameAgain()
    {
        await using var database = await TestDatabase.CreateAsync();
        var customer = await AddAsync(database, 1);
        var eyes = await database.PrescribeAsync(customer, Sight.Input(database.World.Centro));
        var quote = await database.OfferAsync(Offers.Quote(customer, database.World.Centro, 80_000, eyes), QuoteStatus.Rejected);
        await database.PrescribeAsync(customer, Sight.Input(database.World.Centro, on: new DateOnly(2026, 11, 1)));
        await database.GrantAsync(customer, 50, "fiel");
        await using var scope = database.As(database.World.Sales);

        var copy = (await scope.Get<QuoteService>().CopyAsync(quote, new(), Cancellation)).Expect();

        var (before, after) = (await database.ReadQuoteAsync(quote), await database.ReadQuoteAsync(copy));
        Assert.Equal((QuoteStatus.Draft, "COT-2026-0002", 65_000L), (after.Row.Status, after.Row.Number, after.Row.HighestTotal));
        Assert.Equivalent(before.Alternatives.Select(one => one.Lens), after.Alternatives.Select(one => one.Lens), strict: true);
        Assert.Equal((eyes, null), (before.Prescription!.Id, after.Prescription?.Id));
        Assert.Null(after.RejectionReason);
    }

    /// <summary>Of the quotes that customers got in these days; drafts are no offers.</summary>
    [Fact]
    public async Task Conversion_IsCountedByBranchAndBySeller()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var customer = await AddAsync(database, 1);
        foreach (
            var (branch, by, status) in new[]
            {
                (world.Centro, world.Sales, QuoteStatus.Draft),
                (world.Centro, world.Sales, QuoteStatus.Sent),
                (world.Centro, world.Sales, QuoteStatus.Converted),
                (world.Centro, world.Admin, QuoteStatus.Rejected),
                (world.Mall, world.Chief, QuoteStatus.Accepted),
                (world.Mall, world.Chief, QuoteStatus.Converted),
            }
        )
        {
            await database.TakeAsync(await database.OfferAsync(Offers.Quote(customer, branch), by), status);
        }

        await using var scope = database.As(world.Chief);
        var told = await ConversionAsync(scope, new());
        Assert.Equal(new ConversionRow(null, "", 5, 3, 1, 2), told.All);
        Assert.Equal([("Centro", 3, 1), ("Mall", 2, 1)], told.Branches.Select(row => (row.Name, row.Sent, row.Converted)));
        Assert.Equal(
            [("admin", 1, 0m), ("chief", 2, 0.5m), ("sales", 2, 0.5m)],
            told.Sellers.OrderBy(row => row.Name, StringComparer.Ordinal).Select(row => (row.Name, row.Sent, row.Rate!.Value))
        );
        Assert.Equal(2, (await ConversionAsync(scope, new() { BranchId = world.Mall })).All.Sent);
        Assert.Equal(0, (await ConversionAsync(scope, new() { To = new DateOnly(2026, 11, 23) })).All.Sent);
        Assert.Equal(
            5,
            (await ConversionAsync(scope, new() { From = new DateOnly(2026, 11, 24), To = new DateOnly(2026, 11, 24) })).All.Sent
        );
        Assert.Null((await ConversionAsync(scope, new() { From = new DateOnly(2026, 11, 25) })).All.Rate);
        await using var mall = database.As(world.MallAdmin);
        Assert.Equal(["Mall"], (await ConversionAsync(mall, new())).Branches.Select(row => row.Name));
    }

    /// <summary>The price while typing is the price of the quote.</summary>
    [Fact]
    public async Task PriceAsync_IsWhatTheQuoteCosts()
    {
        await using var database = await TestDatabase.CreateAsync();
        var customer = await AddAsync(database, 1);
        await database.GrantAsync(customer, 13, "fiel");
        await using var scope = database.As(database.World.Sales);
        var typed = Offers.Quote(customer, null, 99_990);
        typed.Alternatives[0].Lines.Insert(0, new OrderLineInput());

        var priced = (await scope.Get<QuoteQueries>().PriceAsync(typed, Cancellation)).Expect();

        var quote = await database.ReadQuoteAsync(await database.OfferAsync(Offers.Quote(customer, database.World.Centro, 99_990)));
        Assert.Equal(quote.Alternatives.Select(one => one.Money.Total), priced.Alternatives.Select(one => one.Money.Total));
        Assert.Equal([1, 2], priced.Alternatives[0].Lines.Keys.Order());
    }

    /// <summary>Quotes follow their customer: the new branch sees them, the old one still does.</summary>
    [Fact]
    public async Task Transfer_QuotesFollowTheCustomer()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var customer = await AddAsync(database, 1);
        var quote = await database.OfferAsync(Offers.Quote(customer, world.Centro));
        await using (var scope = database.As(world.Chief))
        {
            (await scope.Transfers.TransferAsync(customer, new(world.Mall, "se cambió", false), Cancellation)).Expect();
        }

        foreach (var person in new[] { world.Admin, world.MallAdmin })
        {
            var read = await database.ReadQuoteAsync(quote, person);
            Assert.Equal((2, 2, true), (read.Alternatives.Count, read.Alternatives[0].Lines.Count, read.Branch.MayChange));
        }
    }

    private static async Task<QuoteConversions> ConversionAsync(TestScope scope, ConversionFilter filter) =>
        (await scope.Get<QuoteConversionQueries>().ReadAsync(filter, Cancellation)).Expect();

    private static Task<Guid> AddAsync(TestDatabase database, int number) =>
        database.AddAsync(database.World.Centro, People.Numbered(number));
}

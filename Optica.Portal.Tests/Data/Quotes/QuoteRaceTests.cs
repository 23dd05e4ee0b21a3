using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Quotes;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.Quotes;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Quotes;

/// <summary>Whoever quotes at the same time: numbers have no gaps, one click is one quote, and one quote becomes one order and one job.</summary>
public sealed class QuoteRaceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task CreateAsync_HundredAtOnce_GetConsecutiveNumbers(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var customer = await database.AddAsync(world.Centro, People.Numbered(1));
        var south = await database.AddAsync(world.Costa, People.Numbered(99));

        // some refused, and another organisation in between
        await Race.AtOnceAsync(
            115,
            number =>
                number switch
                {
                    < 100 => database.OfferAsync(Offers.Quote(customer, number % 3 == 0 ? world.Mall : world.Centro)),
                    < 105 => database.OfferAsync(Offers.Quote(south, world.Costa)),
                    _ => RefusedAsync(database, customer),
                }
        );

        Assert.Equal([.. Numbers(100)], await NumbersAsync(database, world.North));
        Assert.Equal([.. Numbers(5)], await NumbersAsync(database, world.South));
        Assert.Equal("COT-2026-0001", NumberSeries.Format(Quote.Prefix, 2026, 1));
    }

    /// <summary>A series begins with every year of the organisation's calendar.</summary>
    [Fact]
    public async Task CreateAsync_AtTheTurnOfTheYear_BeginsAnew()
    {
        await using var database = await TestDatabase.CreateAsync();
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        foreach (var hour in new[] { 2, 3 })
        {
            database.Clock.Now = new DateTime(2027, 1, 1, hour, 0, 0, DateTimeKind.Utc);
            await database.OfferAsync(Offers.Quote(customer, database.World.Centro));
        }

        Assert.Equal(["COT-2026-0001", "COT-2027-0001"], await NumbersAsync(database, database.World.North));
    }

    [Theory, EveryProvider]
    public async Task CreateAsync_SameClickTwenty_OneQuote(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var once = new OperationOptions(Ids.New(World.Start));

        var atOnce = await Race.AtOnceAsync(20, _ => CreateAsync(database, customer, once));
        var reused = await CreateAsync(database, customer, once with { RequestHash = [7] });

        Assert.Single(atOnce.Select(result => result.Expect()).Distinct());
        Assert.IsType<OperationReused>(reused.Error);
        Assert.Equal([.. Numbers(1)], await NumbersAsync(database, database.World.North));
    }

    [Theory, EveryProvider]
    public async Task ConvertAsync_TwentyAtOnce_OneOrderAndOneJob(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var quote = await database.OfferAsync(Offers.Quote(customer, database.World.Centro), QuoteStatus.Accepted);

        var all = await Race.AtOnceAsync(20, _ => database.ConvertAsync(quote));

        var won = Assert.Single(all, result => result.Succeeded).Value;
        Assert.All(
            all.Where(result => !result.Succeeded),
            result => Assert.Equal(QuoteStatus.Converted, Assert.IsType<InvalidQuoteTransition>(result.Error).From)
        );
        Assert.Equal([won.OrderId], await database.ReadAsync(db => db.Orders.Select(row => row.Id).ToListAsync(Cancellation)));
        Assert.Equal(
            [won.WorkOrderId!.Value],
            await database.ReadAsync(db => db.WorkOrders.Select(row => row.Id).ToListAsync(Cancellation))
        );
        await database.AssertFiguresAsync();
    }

    /// <summary>The same click again is answered, not refused.</summary>
    [Theory, EveryProvider]
    public async Task ConvertAsync_SameClickTen_SameAnswer(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var quote = await database.OfferAsync(Offers.Quote(customer, database.World.Centro), QuoteStatus.Accepted);
        var once = new OperationOptions(Ids.New(World.Start));

        var all = await Race.AtOnceAsync(10, _ => database.ConvertAsync(quote, once));

        Assert.Single(all.Select(result => result.Expect()).Distinct());
        Assert.Equal(1, await database.ReadAsync(db => db.WorkOrders.CountAsync(Cancellation)));
    }

    /// <summary>Of those who close a sent quote at once one wins; nobody accepts what somebody rejected.</summary>
    [Theory, EveryProvider]
    public async Task AcceptAndReject_AtOnce_OneWins(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var quote = await database.OfferAsync(Offers.Quote(customer, database.World.Centro), QuoteStatus.Sent);
        var alternative = await database.AlternativeAsync(quote);

        var all = await Race.AtOnceAsync(10, number => CloseAsync(database, quote, number % 2 == 0 ? alternative : null));

        Assert.Single(all, result => result.Succeeded);
        var read = await database.ReadQuoteAsync(quote);
        Assert.Equal(read.Row.Status == QuoteStatus.Rejected, read.RejectionReason is not null);
        Assert.Equal(read.Row.Status == QuoteStatus.Accepted, read.Alternatives.Any(one => one.IsAccepted));
    }

    private static async Task<Result<Done>> CloseAsync(TestDatabase database, Guid quote, Guid? alternative)
    {
        await using var scope = database.As(database.World.Chief);
        var life = scope.Get<QuoteLifeService>();
        return alternative is null
            ? await life.RejectAsync(quote, "muy caro", new(), Cancellation)
            : await life.AcceptAsync(quote, alternative, new(), Cancellation);
    }

    private static IEnumerable<string> Numbers(int count) => Enumerable.Range(1, count).Select(number => $"COT-2026-{number:0000}");

    private static Task<List<string>> NumbersAsync(TestDatabase database, Guid organisation) =>
        database.ReadAsync(db =>
            db.Quotes.Where(row => row.OrganisationId == organisation)
                .OrderBy(row => row.Number)
                .Select(row => row.Number)
                .ToListAsync(Cancellation)
        );

    private static async Task<Guid> RefusedAsync(TestDatabase database, Guid customer)
    {
        await using var scope = database.As(database.World.Chief, database.World.Centro);
        var refused = await scope.Get<QuoteService>().CreateAsync(Offers.Quote(customer, null, -1), new OperationOptions(), Cancellation);
        Assert.IsType<Invalid>(refused.Error);
        return Guid.Empty;
    }

    private static async Task<Result<Guid>> CreateAsync(TestDatabase database, Guid customer, OperationOptions options)
    {
        await using var scope = database.As(database.World.Chief);
        return await scope.Get<QuoteService>().CreateAsync(Offers.Quote(customer, database.World.Centro), options, Cancellation);
    }
}

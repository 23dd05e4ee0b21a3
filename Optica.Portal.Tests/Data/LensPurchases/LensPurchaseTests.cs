using Optica.Data;
using Optica.Data.LensPurchases;
using Optica.Data.Orders;
using Optica.Data.Quotes;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.LensPurchases;
using Optica.Domain.Orders;
using Optica.Domain.Quotes;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.LensPurchases;

/// <summary>What a customer bought in lenses and frames (DOMAIN §6).</summary>
public sealed class LensPurchaseTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OfCustomer_ConvertedQuote_TellsLensFramePriceAndPrescription()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var customer = await database.AddAsync(world.Centro, People.Numbered(1));
        var eyes = await database.PrescribeAsync(customer, Sight.Input(world.Centro));
        var input = Offers.Quote(customer, world.Centro, 100_000, eyes);
        input.Alternatives[0].Lines.Add(Offers.Line(LineKind.Treatment, "Antirreflejo", 20_000));
        input.Alternatives[0].Lines.Add(Offers.Line(LineKind.Service, "Montaje", 15_000));
        var quote = await database.OfferAsync(input, QuoteStatus.Converted);

        var row = Assert.Single((await ReadAsync(database, customer)).Items);

        Assert.Equal(("Progresivo", "Armazón", false), (row.Lens, row.Frame, row.OwnFrame));
        Assert.Equal((170_000L, eyes), (row.Price, row.PrescriptionId));
        Assert.Equal((new DateOnly(2026, 11, 24), null, null), (row.Date, row.DeliveredOn, row.WarrantyUntil));
        var became = (await database.ReadQuoteAsync(quote)).Row;
        Assert.Equal((became.OrderId, became.WorkOrderId), (row.OrderId, row.WorkOrderId));
    }

    /// <summary>The warranty runs from the branch's day of delivery, as long as the organisation says.</summary>
    [Theory]
    [InlineData(12, "2027-08-31")]
    [InlineData(6, "2027-02-28")]
    [InlineData(0, null)]
    public async Task OfCustomer_Delivered_TellsTheEndOfTheWarranty(int months, string? until)
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var customer = await database.AddAsync(world.Centro, People.Numbered(1));
        database.Clock.Now = new DateTime(2026, 8, 30, 15, 0, 0, DateTimeKind.Utc);
        var order = await database.SellAsync(customer, world.Centro, 50_000);
        await using var scope = database.As(world.Chief);
        (await scope.Get<QuoteSettingsService>().ChangeAsync(new QuoteRules(30, months), null, Cancellation)).Expect();
        // the evening of the 31st there, the 1st by UTC
        database.Clock.Now = new DateTime(2026, 9, 1, 2, 0, 0, DateTimeKind.Utc);
        (
            await scope.Get<OrderLifeService>().AdvanceAsync(order, new(OrderStatus.Delivered, "cliente conocido"), new(), Cancellation)
        ).Expect();

        var row = Assert.Single((await ReadAsync(database, customer)).Items);

        Assert.Equal(new DateOnly(2026, 8, 31), row.DeliveredOn);
        Assert.Equal(until, row.WarrantyUntil?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Two pairs on one order are two purchases, each with its own lenses and delivery; the money is told once.</summary>
    [Theory, EveryProvider]
    public async Task OfCustomer_TwoPairsOfOneOrder_AreTwo(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var customer = await database.AddAsync(world.Centro, People.Numbered(1));
        var order = await database.SellAsync(customer, world.Centro, 80_000);
        var far = await database.TakeJobAsync(customer, world.Centro, input => (input.OrderId, input.LensDescription) = (order, "Lejos"));
        // ids follow the time: what is taken later stands later
        database.Clock.Now = database.Clock.Now.AddMinutes(1);
        var near = await database.JobAtAsync(
            WorkOrderStatus.ReadyForPickup,
            customer,
            world.Centro,
            input => (input.OrderId, input.LensDescription) = (order, "Cerca")
        );
        (await database.PayAsync(order, null)).Expect();
        (await database.MoveAsync(near, new WorkOrderMove(WorkOrderStatus.Delivered))).Expect();
        await database.JobAtAsync(WorkOrderStatus.Cancelled, customer, world.Centro, input => input.OrderId = order);
        await using (var scope = database.As(world.Chief))
        {
            var remakes = scope.Get<WorkOrderRemakeService>();
            (await remakes.RemakeAsync(near, new RemakeInput("se rayó"), new OperationOptions(), Cancellation)).Expect();
        }

        var page = await ReadAsync(database, customer);

        Assert.Equal(2, page.Total);
        Assert.Equal([(far, "Lejos"), (near, "Cerca")], page.Items.Select(row => (row.WorkOrderId!.Value, row.Lens!)));
        Assert.Equal([(80_000L, false), (null, true)], page.Items.Select(row => ((long?)row.Price, row.DeliveredOn is not null)));
        Assert.All(page.Items, row => Assert.True(row.IsPricedTogether && row.OrderId == order));
        // a page that holds the other pair only does not tell the price again
        Assert.Null(Assert.Single((await ReadAsync(database, customer, new PageRequest(2, 1))).Items).Price);
    }

    /// <summary>What was called off, or is no lens and no frame, was not bought; pages count what they show.</summary>
    [Fact]
    public async Task OfCustomer_OthersAreNotAmongThem()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var customer = await database.AddAsync(world.Centro, People.Numbered(1));
        var accessory = Sales.Order(customer, world.Centro, 5_000);
        accessory.Lines[0].Kind = LineKind.Accessory;
        await database.SellAsync(accessory);
        (await database.CancelAsync(await database.SellAsync(customer, world.Centro))).Expect();
        for (var at = 0; at < 3; at++)
        {
            database.Clock.Now = database.Clock.Now.AddDays(1);
            await database.SellAsync(customer, at == 1 ? world.Mall : world.Centro, 1_000 * (at + 1));
        }

        var page = await ReadAsync(database, customer, new PageRequest(1, 2));

        Assert.Equal((3, 2), (page.Total, page.Items.Count));
        Assert.Equal([(3_000L, "Centro"), (2_000L, "Mall")], page.Items.Select(row => (row.Price!.Value, row.Branch)));
        Assert.Equal(1_000L, Assert.Single((await ReadAsync(database, customer, new PageRequest(2, 2))).Items).Price);
    }

    private static async Task<Page<LensPurchaseRow>> ReadAsync(TestDatabase database, Guid customer, PageRequest? page = null)
    {
        await using var scope = database.As(database.World.Chief);
        return (await scope.Get<LensPurchaseQueries>().OfCustomerAsync(customer, page ?? new PageRequest(), Cancellation)).Expect();
    }
}

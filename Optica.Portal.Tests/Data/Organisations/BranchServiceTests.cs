using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Customers;
using Optica.Data.Organisations;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Organisations;
using Optica.Domain.Quotes;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Organisations;

/// <summary>Branches are added, changed and closed by those whose they are.</summary>
public sealed class BranchServiceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task Add_ThenChange_StandsInTheListAndInTheTrail(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var scope = database.As(database.World.Super);
        var service = scope.Get<BranchService>();
        var input = new BranchInput
        {
            Name = "  Ñuñoa ",
            City = "nunoa",
            Phone = "2 2345 6789",
            TimeZone = "Pacific/Easter",
        };

        var id = (await service.AddAsync(input, new(), Cancellation)).Expect();
        var row = (await scope.Get<BranchDeskQueries>().ListAsync(Cancellation)).Expect().Single(one => one.Id == id);
        row.Fields.Address = "Irarrázaval 1";
        (await service.ChangeAsync(id, new(row.Fields, Version: row.Version), Cancellation)).Expect();

        Assert.Equal(("Ñuñoa", "Ñuñoa", "+56223456789", true), (row.Fields.Name, row.Fields.City, row.Fields.Phone, row.IsActive));
        var lines = await database.ReadAsync(db =>
            db.AuditEntries.Where(line => line.RecordId == id).OrderBy(line => line.Sequence).Select(line => line.Action).ToListAsync()
        );
        Assert.Equal(["create", "update"], lines);
    }

    [Fact]
    public async Task Input_ThatBreaksRules_IsToldAtItsFields()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var scope = database.As(database.World.Super);
        var input = new BranchInput
        {
            City = "Springfield",
            Phone = "12",
            TimeZone = "Europe/Paris",
        };

        var wrong = Assert.IsType<Invalid>((await scope.Get<BranchService>().AddAsync(input, new(), Cancellation)).Error);
        var taken = await scope.Get<BranchService>().AddAsync(new BranchInput { Name = " cÉNTRO " }, new(), Cancellation);

        Assert.Equal(
            ["branch_name_required", "branch_zone_unknown", "comuna_unknown", "phone_invalid"],
            wrong.Fields.Select(field => field.Code).Order(StringComparer.Ordinal)
        );
        Assert.IsType<BranchNameTaken>(taken.Error);
    }

    /// <summary>No second one of a name, however it is written; two from before can be changed all the same.</summary>
    [Fact]
    public async Task Change_ToANameThatIsThere_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await using var scope = database.As(world.Super);
        var service = scope.Get<BranchService>();
        var renamed = new PartialUpdate<BranchInput>(
            new() { Name = "céntro" },
            new HashSet<string>(StringComparer.Ordinal) { "Name" },
            null
        );
        Assert.Equal(new BranchNameTaken(), (await service.ChangeAsync(world.Mall, renamed, Cancellation)).Error);
        await database.ReadAsync(db =>
            db.Branches.Where(row => row.Id == world.Mall).ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, "centro"))
        );

        var moved = new PartialUpdate<BranchInput>(new() { City = "Arica" }, new HashSet<string>(StringComparer.Ordinal) { "City" }, null);
        (await service.ChangeAsync(world.Mall, moved, Cancellation)).Expect();
    }

    [Fact]
    public async Task Close_WhileSomebodyWaits_IsRefusedWithWords()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var box = await database.AddBoxAsync(world.Centro);
        var customer = await database.AddAsync(world.Centro, People.Numbered(1));
        await database.BookAsync(world.Sales, Booking.For(customer, box));
        await using var scope = database.As(world.Super);

        var refused = await scope.Get<BranchService>().CloseAsync(world.Centro, Cancellation);

        Assert.Equal(new BranchBusy(0, 0, 1), refused.Error);
        Assert.Contains("Open there: 1 booked visit.", refused.Error!.Message, StringComparison.Ordinal);
        Assert.True(
            await database.ReadAsync(db => db.Branches.Where(row => row.Id == world.Centro).Select(row => row.IsActive).SingleAsync())
        );
    }

    /// <summary>Whoever paid for something waits for it, also where no job is made of it.</summary>
    [Theory, EveryProvider]
    public async Task Close_WhileAnOrderIsOpen_IsRefused(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var order = await database.SellAsync(await database.AddAsync(world.Centro, People.Numbered(1)), world.Centro);
        await using var scope = database.As(world.Super);
        var service = scope.Get<BranchService>();

        Assert.Equal(new BranchBusy(1, 0, 0), (await service.CloseAsync(world.Centro, Cancellation)).Error);
        await database.ReadAsync(async db =>
        {
            var row = await db.Orders.SingleAsync(one => one.Id == order);
            db.Entry(row).Property(one => one.Status).CurrentValue = OrderStatus.Delivered;
            return await db.SaveChangesAsync();
        });
        (await service.CloseAsync(world.Centro, Cancellation)).Expect();
    }

    [Theory]
    [InlineData("en", 1, 1, 1, "1 order, 1 work order, 1 booked visit")]
    [InlineData("en", 2, 0, 3, "2 orders, 3 booked visits")]
    [InlineData("es-CL", 1, 1, 1, "1 pedido, 1 trabajo, 1 cita agendada")]
    [InlineData("es-CL", 0, 12, 2, "12 trabajos, 2 citas agendadas")]
    public void Busy_InWords_CountsAsPeopleSpeak(string culture, int orders, int jobs, int visits, string words)
    {
        using var speaking = new Speaking(culture);

        Assert.Contains($": {words}.", new BranchBusy(orders, jobs, visits).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closed_TakesNothingNewUntilItIsOpenedAgain()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await using var scope = database.As(world.Super);
        var service = scope.Get<BranchService>();
        var input = People.Numbered(1);
        input.BranchId = world.Mall;

        (await service.CloseAsync(world.Mall, Cancellation)).Expect();
        var refused = await scope.Customers.CreateAsync(input, new(), Cancellation);
        (await service.ReopenAsync(world.Mall, Cancellation)).Expect();
        (await scope.Customers.CreateAsync(input, new(), Cancellation)).Expect();

        Assert.Equal("branch_closed", Assert.Single(Assert.IsType<Invalid>(refused.Error).Fields).Code);
    }

    /// <summary>Nor by a way on which nobody names the branch: a move that was agreed on before, a quote that was accepted there.</summary>
    [Fact]
    public async Task Closed_TakesNothingNewBySideWays()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var moving = await database.AddAsync(world.Centro, People.Numbered(1));
        var asking = await database.AddAsync(world.Centro, People.Numbered(2));
        var buying = await database.AddAsync(world.Mall, People.Numbered(3));
        var quote = await database.OfferAsync(Offers.Quote(buying, world.Mall), QuoteStatus.Accepted);
        Guid request;
        await using (var admin = database.As(world.Admin))
        {
            request = (await admin.Transfers.RequestAsync(moving, new TransferInput(world.Mall, "Se mudó"), Cancellation)).Expect();
        }

        await using var scope = database.As(world.Super);
        (await scope.Get<BranchService>().CloseAsync(world.Mall, Cancellation)).Expect();

        Assert.Equal(
            "branch_closed",
            CodeOf((await scope.Transfers.TransferAsync(asking, new(world.Mall, "Se mudó"), Cancellation)).Error)
        );
        await using var decider = database.As(world.MallAdmin);
        Assert.Equal("branch_closed", CodeOf((await decider.Transfers.DecideAsync(request, true, Cancellation)).Error));
        Assert.Equal("branch_closed", CodeOf((await database.ConvertAsync(quote)).Error));
        Assert.Equal(0, await database.ReadAsync(db => db.Orders.CountAsync()));
    }

    private static string CodeOf(Error? error) => Assert.Single(Assert.IsType<Invalid>(error).Fields).Code;

    [Fact]
    public async Task Close_OfTheLastOpenOne_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var scope = database.As(database.World.Super);
        var service = scope.Get<BranchService>();
        var all = (await scope.Get<BranchDeskQueries>().ListAsync(Cancellation)).Expect();
        foreach (var row in all.Skip(1))
        {
            (await service.CloseAsync(row.Id, Cancellation)).Expect();
        }

        Assert.IsType<LastBranch>((await service.CloseAsync(all[0].Id, Cancellation)).Error);
    }
}

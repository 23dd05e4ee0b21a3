using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Optica.Data;
using Optica.Data.Audit;
using Optica.Data.Saving;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Audit;

/// <summary>Whom lists and searches showed to whom, in which session, is written down soon, once, and never dropped (SECURITY 47).</summary>
public sealed class SightingLogTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task List_Shown_IsWrittenWithWhoWhereAndWhom(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        await AddAsync(database, 3);

        var shown = await ListAsync(database, world.Sales);
        Assert.Empty(await RowsAsync(database));
        await FlushAsync(database);

        var row = Assert.Single(await RowsAsync(database));
        Assert.Equal(
            (world.North, world.Sales.Id, (Guid?)world.Sales.SessionId, SightingSurface.Customers, World.Start),
            (row.OrganisationId, row.UserId, row.SessionId, row.Surface, row.At)
        );
        Assert.Equal(shown, Sighting.Unpack(row.Customers));
        var hours = await database.ReadAsync(db => db.SightedCustomers.AsNoTracking().ToListAsync(Cancellation));
        Assert.Equal(shown.Order(), hours.Select(one => one.CustomerId).Order());
        Assert.All(hours, one => Assert.Equal((SightedCustomer.HourOf(World.Start), world.Sales.Id), (one.Hour, one.UserId)));
    }

    /// <summary>A list that refreshes by itself shows nothing new; another page, session or quarter of an hour does.</summary>
    [Fact]
    public async Task SamePage_InTheSameSession_IsOneSightingInFiveMinutes()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await AddAsync(database, 2);
        for (var time = 0; time < 4; time++)
        {
            await ListAsync(database, world.Sales);
            await FlushAsync(database);
        }

        Assert.Single(await RowsAsync(database));

        await ListAsync(database, world.Admin);
        await database.AddAsync(world.Centro, People.Numbered(9));
        await ListAsync(database, world.Sales);
        await FlushAsync(database);
        Assert.Equal(3, (await RowsAsync(database)).Count);

        database.Clock.Advance(SightingLog.Window);
        await ListAsync(database, world.Sales);
        await FlushAsync(database);
        Assert.Equal(4, (await RowsAsync(database)).Count);
        // of the hour and the person there is one row a customer
        Assert.Equal(5, await database.ReadAsync(db => db.SightedCustomers.CountAsync(Cancellation)));
    }

    /// <summary>Nobody has to find out by slow lists: each that had to write first is counted and told.</summary>
    [Fact]
    public async Task TooManyWaiting_TheNextOneWritesThemFirst_AndTheLogSaysSo()
    {
        using var lines = new LineCatcher();
        await using var database = await TestDatabase.CreateAsync(configure: services =>
        {
            Hold(services, 2);
            services.AddLogging(logging => logging.AddProvider(lines));
        });
        var log = database.Services.GetRequiredService<SightingLog>();
        foreach (var person in new[] { database.World.Sales, database.World.Admin, database.World.Super })
        {
            await AddAsync(database, 1, (int)log.Held + 10 + log.Waiting);
            await ListAsync(database, person);
        }

        Assert.Equal((1, 1L), (log.Waiting, log.Held));
        Assert.Equal(2, (await RowsAsync(database)).Count);
        Assert.Contains(
            "2 sightings wait to be written: lists wait for them (1 so far)",
            Assert.Single(lines.Errors),
            StringComparison.Ordinal
        );
    }

    /// <summary>Fail closed: when it can neither wait nor be written, nothing is shown; and what waited is written later.</summary>
    [Fact]
    public async Task TooManyWaiting_AndNoneCanBeWritten_ShowsNothingAndDropsNothing()
    {
        var failing = new FailingCommands();
        await using var database = await TestDatabase.CreateAsync(configure: services =>
        {
            failing.AddTo(services);
            Hold(services, 1);
        });
        await AddAsync(database, 1);
        await ListAsync(database, database.World.Sales);
        failing.BreaksCommit = true;

        await Assert.ThrowsAnyAsync<Exception>(() => ListAsync(database, database.World.Admin));

        failing.BreaksCommit = false;
        await ListAsync(database, database.World.Admin);
        await FlushAsync(database);
        Assert.Equal(
            new[] { database.World.Sales.Id, database.World.Admin.Id }.Order(),
            (await RowsAsync(database)).Select(row => row.UserId).Order()
        );
    }

    /// <summary>Within a transaction whoever notes holds the turn that the writing would wait for: it goes on top of what waits.</summary>
    [Fact]
    public async Task TooManyWaiting_WithinATransaction_WaitsForNobody()
    {
        await using var database = await TestDatabase.CreateAsync(configure: services => Hold(services, 1));
        await AddAsync(database, 1);
        await ListAsync(database, database.World.Sales);
        await using var scope = database.As(database.World.Sales);

        var twin = People.Numbered(1);
        twin.BranchId = database.World.Centro;
        var refused = await scope
            .Customers.CreateAsync(twin, new CustomerCreateOptions(), Cancellation)
            .WaitAsync(TimeSpan.FromSeconds(20), Cancellation);

        Assert.Equal("customer_exists", refused.Error?.Code);
        await FlushAsync(database);
        Assert.Equal(
            [SightingSurface.Customers, SightingSurface.Duplicates],
            (await RowsAsync(database)).Select(row => row.Surface).Distinct().Order()
        );
    }

    [Fact]
    public async Task LeavingThePage_EndsTheWaitForTheLineOfAnOpening()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = (await AddAsync(database, 1))[0];
        var log = database.Services.GetRequiredService<SightingLog>();
        await using var writer = database.Open();
        using var turn = await SqliteWriteGate.EnterAsync(writer.Database.GetConnectionString() ?? "", Cancellation);
        await using var scope = database.As(database.World.Sales);
        using var left = new CancellationTokenSource();

        var opening = scope.Queries.ProfileAsync(id, left.Token);
        // noted just before the line, which waits for its turn
        await Patiently.UntilAsync(() => Task.FromResult(log.Waiting == 1), TimeSpan.FromSeconds(20));
        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening.WaitAsync(TimeSpan.FromSeconds(20), Cancellation));
    }

    [Fact]
    public async Task Old_AreForgotten()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AddAsync(database, 1);
        await ListAsync(database, database.World.Sales);
        await FlushAsync(database);
        database.Clock.Now = World.Start.AddMonths(23);
        await ListAsync(database, database.World.Sales);
        await FlushAsync(database);
        var writer = database.Services.GetRequiredService<SightingWriter>();
        Assert.Equal(0, await writer.ForgetAsync(Cancellation));

        database.Clock.Now = World.Start.AddMonths(24).AddHours(1);
        Assert.Equal(2, await writer.ForgetAsync(Cancellation));
        Assert.Equal(World.Start.AddMonths(23), Assert.Single(await RowsAsync(database)).At);
    }

    /// <summary>Ids, instants and where: nothing that would have to go with a person, and nothing medical.</summary>
    [Fact]
    public async Task Tables_HaveNoTexts()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        foreach (var type in new[] { typeof(Sighting), typeof(SightedCustomer) })
        {
            Assert.DoesNotContain(db.Model.FindEntityType(type)!.GetProperties(), property => property.ClrType == typeof(string));
        }
    }

    private static void Hold(IServiceCollection services, int capacity) =>
        services.Replace(ServiceDescriptor.Singleton(SightingSettings.Usual with { Capacity = capacity }));

    private static async Task<List<Guid>> AddAsync(TestDatabase database, int count, int from = 1)
    {
        var ids = new List<Guid>();
        for (var number = from; number < from + count; number++)
        {
            ids.Add(await database.AddAsync(database.World.Centro, People.Numbered(number)));
        }

        return ids;
    }

    private static async Task<List<Guid>> ListAsync(TestDatabase database, Person person)
    {
        await using var scope = database.As(person);
        return [.. (await scope.Queries.ListAsync(new(), new PageRequest(), Cancellation)).Expect().Items.Select(row => row.Id)];
    }

    private static Task<int> FlushAsync(TestDatabase database) =>
        database.Services.GetRequiredService<SightingLog>().FlushAsync(Cancellation);

    private static Task<List<Sighting>> RowsAsync(TestDatabase database) =>
        database.ReadAsync(db => db.Sightings.AsNoTracking().OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(Cancellation));
}

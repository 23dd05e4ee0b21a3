using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Seed;
using Optica.Data.Segments;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Segments;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Seed;

public sealed class DemoTradeTests
{
    private const int Customers = 240;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SeedAsync_TwoYears_AreBelievable()
    {
        await using var database = await SeededAsync();
        await using var db = database.Open();
        var orders = await db.Orders.AsNoTracking().Include(row => row.Lines).OrderBy(row => row.Number).ToListAsync(Cancellation);
        var registered = await db.Customers.ToDictionaryAsync(row => row.Id, row => row.CreatedAt, Cancellation);
        Assert.All(orders, order => Assert.InRange(order.CreatedAt, registered[order.CustomerId], database.Clock.Now));
        Assert.All(orders, order => Assert.Equal(order.Lines.Sum(line => line.Total), order.Total));
        Assert.All(orders.Where(order => order.Status == OrderStatus.Delivered), order => Assert.True(order.Balance <= 0));
        Assert.Contains(orders, order => order.Status == OrderStatus.Cancelled);
        Assert.Contains(orders, order => order.InstitutionShare > 0);
        var segments = (await db.CustomerFigures.Select(row => row.Tier).ToListAsync(Cancellation)).CountBy(tier => tier).ToDictionary();
        Assert.All(Enum.GetValues<FrequencyTier>(), tier => Assert.InRange(segments.GetValueOrDefault(tier), 4, Customers / 2));
        Assert.Empty(await database.Services.GetRequiredService<FiguresRebuild>().CheckAsync(Cancellation));
    }

    [Fact]
    public async Task SeedAsync_Numbers_FollowTimeAndGoOn()
    {
        await using var database = await SeededAsync();
        var north = await NumbersAsync(database);
        Assert.Equal(north.Order(StringComparer.Ordinal), north);
        Assert.Equal(north.Distinct(StringComparer.Ordinal).Count(), north.Count);
        var last = int.Parse(north[^1].Split('-')[2], System.Globalization.CultureInfo.InvariantCulture);
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(Customers + 1));
        await database.SellAsync(customer, database.World.Centro);
        var next = (await NumbersAsync(database))[^1];
        Assert.Equal(NumberSeries.Format(NumberSeries.Orders, 2026, last + 1), next);
    }

    [Fact]
    public async Task SeedAsync_Twice_AddsNothing()
    {
        await using var database = await SeededAsync();
        var before = await NumbersAsync(database);
        await database
            .Services.GetRequiredService<IServiceScopeFactory>()
            .CreateScope()
            .ServiceProvider.GetRequiredService<DemoTrade>()
            .SeedAsync(Cancellation);
        Assert.Equal(before, await NumbersAsync(database));
    }

    [Fact]
    public async Task SeedAsync_Agreements_CountOnTheirDaysOnly()
    {
        await using var database = await SeededAsync();
        await using var db = database.Open();
        var agreements = await db.Agreements.AsNoTracking().ToDictionaryAsync(row => row.Id, Cancellation);
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/Santiago");
        var claimed = await db.Orders.AsNoTracking().Where(row => row.AgreementId != null).ToListAsync(Cancellation);
        Assert.NotEmpty(claimed);
        Assert.All(
            claimed,
            order =>
            {
                var agreement = agreements[order.AgreementId!.Value];
                var day = LocalDay.Of(new DateTimeOffset(order.CreatedAt, TimeSpan.Zero), zone);
                Assert.InRange(day, agreement.ValidFrom, agreement.ValidUntil ?? DateOnly.MaxValue);
            }
        );
        var today = DateOnly.FromDateTime(World.Start);
        var ended = agreements.Values.Where(row => row.ValidUntil < today).Select(row => row.Id).ToList();
        // who belongs to an ended one buys on
        Assert.True(
            await db
                .AgreementMembers.Where(row => ended.Contains(row.AgreementId))
                .AnyAsync(row => db.Orders.Any(order => order.CustomerId == row.CustomerId && order.AgreementId == null), Cancellation)
        );
    }

    [Fact]
    public async Task SeedAsync_InAnotherDatabase_SellsTheSame()
    {
        var first = await SalesAsync();
        Assert.NotEmpty(first);
        Assert.Equal(first, await SalesAsync());
    }

    [Fact]
    public async Task SeedAsync_Months_HaveTheirSeason()
    {
        await using var database = await SeededAsync();
        await using var db = database.Open();
        var months = (await db.Orders.Select(row => row.CreatedAt).ToListAsync(Cancellation)).CountBy(at => at.Month).ToDictionary();
        Assert.True(months[3] > 1.3 * months[2], $"March {months[3]}, February {months[2]}");
        Assert.True(months[12] > 1.3 * months[2], $"December {months[12]}, February {months[2]}");
    }

    /// <summary>Number, instant, place, total and what is left to pay of every order, with its customer's RUT instead of the id.</summary>
    private static async Task<List<string>> SalesAsync()
    {
        await using var database = await SeededAsync();
        await using var db = database.Open();
        var rows = await db
            .Orders.AsNoTracking()
            .Join(db.Customers, order => order.CustomerId, customer => customer.Id, (order, customer) => new { order, customer.Rut })
            .Join(
                db.Branches,
                row => row.order.BranchId,
                branch => branch.Id,
                (row, branch) =>
                    new
                    {
                        row.order,
                        row.Rut,
                        branch.Name,
                    }
            )
            .OrderBy(row => row.order.CreatedAt)
            .ThenBy(row => row.order.Number)
            .ToListAsync(Cancellation);
        return
        [
            .. rows.Select(row =>
                FormattableString.Invariant(
                    $"{row.order.Number} {row.order.CreatedAt:s} {row.Rut} {row.Name} {row.order.Status} {row.order.Total} {row.order.Balance}"
                )
            ),
        ];
    }

    private static Task<List<string>> NumbersAsync(TestDatabase database) =>
        database.ReadAsync(db =>
            db.Orders.Where(row => row.OrganisationId == database.World.North)
                .OrderBy(row => row.CreatedAt)
                .Select(row => row.Number)
                .ToListAsync(Cancellation)
        );

    private static async Task<TestDatabase> SeededAsync()
    {
        var database = await TestDatabase.CreateAsync();
        database.Clock.Now = World.Start.AddYears(-2);
        for (var number = 1; number <= Customers; number++)
        {
            database.Clock.Now = World.Start.AddDays(-720 + (2 * number));
            await database.AddAsync(number % 3 == 0 ? database.World.Mall : database.World.Centro, People.Numbered(number));
        }

        database.Clock.Now = World.Start;
        await using var scope = database.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoTrade>().SeedAsync(Cancellation);
        return database;
    }
}

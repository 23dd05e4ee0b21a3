using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data;
using Optica.Data.Segments;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Segments;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Segments;

/// <summary>Movement between segments is told month by month, once the month is over.</summary>
public sealed class MovementTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task RunAsync_RandomTrade_IsWhatEveryCustomersOwnStorySays(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await new RandomTrade(database, seed: 5).RunAsync(400);
        foreach (var chief in new[] { database.World.Chief, database.World.SouthChief })
        {
            await using var scope = database.As(chief);
            (await scope.Get<SegmentService>().ChangeRulesAsync(new SegmentRules(2, 3, 5, 45), null, Cancellation)).Expect();
        }

        Assert.Equal(2, await CatchUp(database).RunAsync(Cancellation));
        var stored = await StoredAsync(database);
        Assert.Equal(await NaiveAsync(database), stored);
        Assert.Contains(stored, row => row.Contains("AtRisk", StringComparison.Ordinal));

        await database.Services.GetRequiredService<FiguresRebuild>().RunAsync(Cancellation);
        Assert.Equal(stored, await StoredAsync(database));
    }

    [Fact]
    public async Task RunAsync_OneCustomer_TellsEveryStep()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        database.Clock.Now = At("2026-01-10T12:00:00Z");
        var id = await database.AddAsync(world.Centro, People.Numbered(1));
        // 23:30 on the last of January in Santiago
        database.Clock.Now = At("2026-02-01T02:30:00Z");
        await database.SellAsync(id, world.Mall);
        database.Clock.Now = At("2026-03-15T12:00:00Z");
        await database.SellAsync(id, world.Centro);
        database.Clock.Now = At("2026-10-20T12:00:00Z");
        await CatchUp(database).RunAsync(Cancellation);
        (string Month, Segment? From, Segment To)[] story =
        [
            ("2026-01-01", null, Segment.FirstTime),
            ("2026-02-01", Segment.FirstTime, Segment.FirstTime),
            ("2026-03-01", Segment.FirstTime, Segment.Returning),
            ("2026-04-01", Segment.Returning, Segment.Returning),
            // 180 days after 15 March is 11 September
            ("2026-08-01", Segment.Returning, Segment.Returning),
            ("2026-09-01", Segment.Returning, Segment.AtRisk),
        ];
        foreach (var (month, from, to) in story)
        {
            Assert.Equal([new MovementRow(from, to, 1)], await ReadAsync(database, world.Admin, month));
        }
    }

    [Fact]
    public async Task RunAsync_Again_WritesOnlyWhatIsMissing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        await database.SellAsync(id, database.World.Centro);
        // the last instant of November in Santiago, and the first of December
        database.Clock.Now = At("2026-12-01T02:59:59Z");
        await CatchUp(database).RunAsync(Cancellation);
        Assert.Empty(await StoredAsync(database));
        Assert.Equal(At("2026-12-01T03:00:00Z"), await CatchUp(database).NextAsync(Cancellation));

        database.Clock.Now = At("2026-12-01T03:00:00Z");
        var written = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => CatchUp(database).RunAsync(Cancellation)));
        Assert.Equal(2, written.Sum());
        Assert.Single(await StoredAsync(database));
        Assert.Equal(0, await CatchUp(database).RunAsync(Cancellation));
        Assert.Equal(At("2027-01-01T03:00:00Z"), await CatchUp(database).NextAsync(Cancellation));
    }

    [Fact]
    public async Task MovementAsync_BranchAndMonth_NarrowWhatIsTold()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var number = 0;
        foreach (var branch in new[] { world.Centro, world.Centro, world.Mall, world.Costa })
        {
            await database.AddAsync(branch, People.Numbered(++number));
        }

        database.Clock.Now = At("2027-01-15T12:00:00Z");
        await CatchUp(database).RunAsync(Cancellation);
        Assert.Equal([new MovementRow(null, Segment.New, 3)], await ReadAsync(database, world.Super, "2026-11-01"));
        Assert.Equal([new MovementRow(null, Segment.New, 2)], await ReadAsync(database, world.Admin, "2026-11-01"));
        await database.OpenToPlatformAsync();
        Assert.Equal([new MovementRow(null, Segment.New, 4)], await ReadAsync(database, world.Platform, "2026-11-01"));
        await using var scope = database.As(world.Super, world.Mall);
        var newest = (await scope.Get<SegmentQueries>().MovementAsync(new DateOnly(2031, 1, 1), Cancellation)).Expect();
        Assert.Equal(new DateOnly(2026, 12, 1), newest.Month);
        Assert.Equal([new MovementRow(Segment.New, Segment.New, 1)], newest.Rows);
        Assert.Equal([new DateOnly(2026, 12, 1), new DateOnly(2026, 11, 1)], newest.Months);
    }

    private static MovementCatchUp CatchUp(TestDatabase database) => database.Services.GetRequiredService<MovementCatchUp>();

    private static DateTime At(string text) =>
        DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

    private static async Task<IReadOnlyList<MovementRow>> ReadAsync(TestDatabase database, Person who, string month)
    {
        await using var scope = database.As(who);
        var wanted = DateOnly.Parse(month, CultureInfo.InvariantCulture);
        var told = (await scope.Get<SegmentQueries>().MovementAsync(wanted, Cancellation)).Expect();
        Assert.Equal(wanted, told.Month);
        return told.Rows;
    }

    private static Task<List<string>> StoredAsync(TestDatabase database) =>
        database.ReadAsync(async db =>
            (await db.SegmentMovements.AsNoTracking().ToListAsync(Cancellation))
                .Select(row => Line(row.BranchId, row.Month, row.From, row.To, row.Customers))
                .Order(StringComparer.Ordinal)
                .ToList()
        );

    private static string Line(Guid branch, DateOnly month, Segment? from, Segment to, int customers) =>
        string.Create(CultureInfo.InvariantCulture, $"{branch} {month:O} {from?.ToString() ?? "-"} {to} {customers}");

    /// <summary>Every customer's segment at both ends of each of 24 months, counted by hand.</summary>
    private static Task<List<string>> NaiveAsync(TestDatabase database) =>
        database.ReadAsync(async db =>
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById("America/Santiago");
            var rules = await db.Organisations.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Rules, Cancellation);
            var orders = (await db.Orders.AsNoTracking().ToListAsync(Cancellation))
                .Where(row => row.Status is not (OrderStatus.Cancelled or OrderStatus.Refunded))
                .ToLookup(row => row.CustomerId, row => row.CreatedAt);
            var moves = new List<(Guid, DateOnly, Segment?, Segment)>();
            foreach (var customer in await db.Customers.AsNoTracking().ToListAsync(Cancellation))
            {
                Segment? At(DateTime end)
                {
                    var before = orders[customer.Id].Where(at => at < end).ToList();
                    return customer.CreatedAt >= end ? null
                        : before.Count > 0 && before.Max().AddDays(rules[customer.OrganisationId].AtRiskDays) < end ? Segment.AtRisk
                        : (Segment)rules[customer.OrganisationId].TierOf(before.Count);
                }

                var current = LocalDay.MonthOf(database.Clock.GetUtcNow(), zone);
                moves.AddRange(
                    from back in Enumerable.Range(1, 24)
                    let month = current.AddMonths(-back)
                    let to = At(LocalDay.Start(month.AddMonths(1), zone))
                    where to is not null
                    select (customer.BranchId, month, At(LocalDay.Start(month, zone)), to.Value)
                );
            }

            return moves
                .GroupBy(move => move)
                .Select(same => Line(same.Key.Item1, same.Key.Item2, same.Key.Item3, same.Key.Item4, same.Count()))
                .Order(StringComparer.Ordinal)
                .ToList();
        });
}

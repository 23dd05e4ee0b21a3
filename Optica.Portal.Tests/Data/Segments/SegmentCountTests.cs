using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Segments;
using Optica.Domain.Customers;
using Optica.Domain.Segments;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Segments;

/// <summary>Segments summed from counts are what a count of every customer one by one says, whenever it is asked.</summary>
public sealed class SegmentCountTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Asked around the instants at which single customers become at risk: the cutoff's day is the hard one.</summary>
    [Theory, EveryProvider]
    public async Task OverviewAsync_AroundEveryCutoff_IsANaiveCount(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using (var db = database.Open())
        {
            // far enough from Santiago that the same instant is another day
            await db
                .Organisations.Where(row => row.Id == database.World.South)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.TimeZone, "Pacific/Easter"), Cancellation);
        }

        await new RandomTrade(database, seed: 41).RunAsync(220);
        var last = await database.ReadAsync(db =>
            db.CustomerFigures.Where(row => row.LastOrderAt != null)
                .OrderBy(row => row.CustomerId)
                .Select(row => new { row.OrganisationId, At = row.LastOrderAt!.Value })
                .Take(8)
                .ToListAsync(Cancellation)
        );
        var seen = new HashSet<Segment>();
        foreach (var order in last)
        {
            var rules = await RulesAsync(database, order.OrganisationId);
            foreach (var seconds in new[] { -40_000, 0, 1, 40_000 })
            {
                database.Clock.Now = order.At.AddDays(rules.AtRiskDays).AddSeconds(seconds);
                seen.UnionWith(await CompareAsync(database));
            }
        }

        Assert.Superset(new HashSet<Segment> { Segment.New, Segment.FirstTime, Segment.AtRisk }, seen);
    }

    private static async Task<IEnumerable<Segment>> CompareAsync(TestDatabase database)
    {
        var world = database.World;
        var seen = new HashSet<Segment>();
        (Person Who, Guid? Branch)[] views =
        [
            (world.Super, null),
            (world.Super, world.Mall),
            (world.Admin, null),
            (world.SouthChief, null),
            (world.Platform, null),
        ];
        await database.OpenToPlatformAsync();
        foreach (var (who, branch) in views)
        {
            await using var scope = database.As(who, branch);
            var told = (await scope.Get<SegmentQueries>().OverviewAsync(Cancellation)).Expect().Rows;
            var naive = await NaiveAsync(database, row => Sees(who, row) && (branch is null || row.BranchId == branch));
            Assert.Equal(naive, told);
            seen.UnionWith(told.Where(row => row.Customers > 0).Select(row => row.Segment));
        }

        return seen;
    }

    private static bool Sees(Person who, CustomerFigures row) => who.OrganisationId is null || who.Reads(row.BranchId);

    private static async Task<List<SegmentRow>> NaiveAsync(TestDatabase database, Func<CustomerFigures, bool> which)
    {
        var figures = await database.ReadAsync(db => db.CustomerFigures.AsNoTracking().ToListAsync(Cancellation));
        var rules = await database.ReadAsync(db =>
            db.Organisations.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Rules, Cancellation)
        );
        var now = database.Clock.Now;
        var bySegment = figures
            .Where(which)
            .ToLookup(row =>
                row.OrderCount == 0 ? Segment.New
                : (now - row.LastOrderAt!.Value).TotalSeconds > rules[row.OrganisationId].AtRiskDays * 86_400.0 ? Segment.AtRisk
                : (Segment)rules[row.OrganisationId].TierOf(row.OrderCount)
            );
        return
        [
            .. Enum.GetValues<Segment>()
                .Select(segment => new SegmentRow(
                    segment,
                    bySegment[segment].Count(),
                    bySegment[segment].Count(row => row.IsActive),
                    bySegment[segment].Sum(row => row.TotalSpent)
                )),
        ];
    }

    private static Task<SegmentRules> RulesAsync(TestDatabase database, Guid organisationId) =>
        database.ReadAsync(async db => (await db.Organisations.SingleAsync(row => row.Id == organisationId, Cancellation)).Rules);
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data;
using Optica.Data.Notifications;
using Optica.Data.Organisations;
using Optica.Data.Segments;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Notifications;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Organisations;

/// <summary>The platform reads an organisation's customers for a reason, for an hour, and is told of (SECURITY 9).</summary>
public sealed class PlatformAccessTests
{
    private const string Reason = "they cannot find Ana, ticket 71";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task Customers_OfAnOpenedOrganisation_AreReadUntilItsHourIsOver(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var north = await database.AddAsync(world.Centro, People.Numbered(1));
        var south = await database.AddAsync(world.Costa, People.Numbered(2));
        await using var platform = database.As(world.Platform);
        Assert.Empty(await SeenAsync(platform, north, south));

        var end = (await OpenAsync(platform, world.North)).Expect();

        Assert.Equal(database.Clock.Now + PlatformAccess.Duration, end);
        Assert.Equal([north], await SeenAsync(platform, north, south));
        database.Clock.Now = end.AddSeconds(-1);
        Assert.Equal([north], await SeenAsync(platform, north, south));
        database.Clock.Now = end.AddSeconds(1);
        Assert.Empty(await SeenAsync(platform, north, south));
        // nor for who comes anew
        await using var again = database.As(world.Platform);
        Assert.Empty(await SeenAsync(again, north, south));
    }

    [Fact]
    public async Task Customers_AfterAnEarlyEnd_AreNoLongerRead()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var north = await database.AddAsync(world.Centro, People.Numbered(1));
        var south = await database.AddAsync(world.Costa, People.Numbered(2));
        await using var platform = database.As(world.Platform);
        (await OpenAsync(platform, world.North)).Expect();
        (await OpenAsync(platform, world.South)).Expect();
        Assert.Equal([north, south], await SeenAsync(platform, north, south));
        Assert.Equal(2, await OpenRowsAsync(platform));
        var one = (await platform.Queries.ListAsync(new() { OrganisationId = world.North }, new PageRequest(), Cancellation)).Expect();
        Assert.Equal(north, Assert.Single(one.Items).Id);

        (await platform.Get<PlatformAccessService>().EndAsync(world.North, Cancellation)).Expect();

        Assert.Equal([south], await SeenAsync(platform, north, south));
        Assert.Equal(1, await OpenRowsAsync(platform));
        (await platform.Get<PlatformAccessService>().EndAsync(world.North, Cancellation)).Expect();
        Assert.Equal(
            [$"platform_access|platform|{Reason}|16:00:00", $"platform_access_ended|platform|{Reason}|15:00:00"],
            await LinesAsync(database, world.North)
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" because \t")]
    [InlineData("broken \u0007 by a bell")]
    public async Task Open_WithoutAnHonestReason_OpensAndTellsNothing(string? reason)
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await using var platform = database.As(world.Platform);

        foreach (var tried in new[] { reason, new string('x', PlatformAccess.ReasonLength + 1) })
        {
            var answer = await platform.Get<PlatformAccessService>().OpenAsync(world.North, tried, Cancellation);
            Assert.Equal("Reason", Assert.Single(Assert.IsType<Invalid>(answer.Error).Fields).Field);
        }

        Assert.Equal((0, 0, 0), await WrittenAsync(database));
    }

    [Theory, EveryProvider]
    public async Task Open_TellsTheSuperAdminsAndTheTrail_InOneSave(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        await using var platform = database.As(world.Platform);
        (await OpenAsync(platform, world.North)).Expect();

        Assert.Equal((1, 2, 1), await WrittenAsync(database));
        foreach (var (person, told) in new[] { (world.Super, 1), (world.Chief, 1), (world.Admin, 0), (world.SouthChief, 0) })
        {
            await using var scope = database.As(person);
            Assert.Equal(told, (await scope.Get<NotificationQueries>().UnreadAsync(Cancellation)).Expect());
        }

        await using var super = database.As(world.Super);
        Assert.Equal([$"platform_access|platform|{Reason}|16:00:00"], await LinesAsync(database, world.North));
    }

    [Fact]
    public async Task OpenAndEnd_ThatDieAnywhere_ChangeAndTellNothing()
    {
        var breaking = new FailingCommands();
        await using var database = await TestDatabase.CreateAsync(configure: breaking.AddTo);
        var world = database.World;
        await using var platform = database.As(world.Platform);
        await DyingAsync(async () => (await OpenAsync(platform, world.North)).Error, (1, 2, 1, 0));
        await DyingAsync(async () => (await platform.Get<PlatformAccessService>().EndAsync(world.North, Cancellation)).Error, (1, 2, 1, 1));

        async Task DyingAsync(Func<Task<Error?>> work, (int, int, int, int) done)
        {
            var before = await AllAsync();
            var passing = 0;
            for (; await breaking.DiesAsync(passing, work); passing++)
            {
                Assert.Equal(before, await AllAsync());
            }

            Assert.Equal((done, true), (await AllAsync(), passing > 5));
        }

        async Task<(int, int, int, int)> AllAsync()
        {
            var (accesses, news, lines) = await WrittenAsync(database);
            return (
                accesses,
                news,
                lines,
                await database.ReadAsync(db => db.PlatformAccesses.CountAsync(row => row.EndedAt != null, Cancellation))
            );
        }
    }

    /// <summary>Sums over a few customers tell of them, and the names of branches are the organisation's.</summary>
    [Theory, EveryProvider]
    public async Task FiguresAndBranches_AreOfOpenedOrganisationsOnly(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        await database.AddAsync(world.Centro, People.Numbered(1));
        await database.SellAsync(await database.AddAsync(world.Costa, People.Numbered(2)), world.Costa);
        database.Clock.Now = database.Clock.Now.AddMonths(1);
        await database.Services.GetRequiredService<MovementCatchUp>().RunAsync(Cancellation);
        await using var platform = database.As(world.Platform);

        Assert.Equal(new Shown(0, 0, 0, 0, 0, ""), await ShownAsync(platform));
        Assert.IsType<NotFound>((await platform.Get<BranchQueries>().ReachAsync(world.Costa, Cancellation)).Error);
        (await OpenAsync(platform, world.South)).Expect();
        Assert.Equal(new Shown(1, 1, 100_000, 100_000, 1, "Cerro, Costa"), await ShownAsync(platform));
        Assert.True((await platform.Get<BranchQueries>().ReachAsync(world.Costa, Cancellation)).Succeeded);
        Assert.IsType<NotFound>((await platform.Get<BranchQueries>().ReachAsync(world.Centro, Cancellation)).Error);
        // a branch that was chosen before says nothing once it is shut
        await using var chosen = database.As(world.Platform, world.Centro);
        Assert.Equal(new Shown(0, 0, 0, 0, 0, "Cerro, Costa"), await ShownAsync(chosen));
        Assert.Equal(Guid.Empty, chosen.Get<ICurrentAccess>().Scope.SelectedBranchId);
    }

    /// <summary>Nor is anything of the others read to be thrown away: an installation has many.</summary>
    [Fact]
    public async Task RulesAndBranches_AreReadOfOpenedOrganisationsOnly()
    {
        var seen = new SeenCommands();
        await using var database = await TestDatabase.CreateAsync(configure: seen.AddTo);
        await using var platform = database.As(database.World.Platform);
        (await OpenAsync(platform, database.World.South)).Expect();
        seen.Forget();

        (await platform.Get<DashboardQueries>().ReadAsync(Cancellation)).Expect();
        (await platform.Get<BranchQueries>().MineAsync(Cancellation)).Expect();

        var rules = Assert.Single(seen.Texts, text => text.Contains("\"AtRiskDays\"", StringComparison.Ordinal));
        var branches = Assert.Single(
            seen.Texts,
            text =>
                text.Contains("FROM \"Branches\"", StringComparison.Ordinal)
                && text.Contains("\"b\".\"TimeZone\"", StringComparison.Ordinal)
        );
        Assert.Matches("FROM \"Branches\" AS \"b\"\\s+WHERE .*\"b\".\"Id\" IN", rules.ReplaceLineEndings(" "));
        Assert.Contains("\"b\".\"Id\" IN", branches, StringComparison.Ordinal);
    }

    private static async Task<Shown> ShownAsync(TestScope scope)
    {
        var dashboard = (await scope.Get<DashboardQueries>().ReadAsync(Cancellation)).Expect();
        var overview = (await scope.Get<SegmentQueries>().OverviewAsync(Cancellation)).Expect();
        var moved = (await scope.Get<SegmentQueries>().MovementAsync(null, Cancellation)).Expect();
        var revenue = (await scope.Get<DashboardQueries>().RevenueAsync(Cancellation)).Expect();
        Assert.Equal(overview.Rows, dashboard.Segments);
        return new(
            dashboard.Top.Count,
            overview.Rows.Sum(row => row.Customers),
            dashboard.Months.Sum(row => row.Amount),
            revenue.Sum(row => row.Amount),
            moved.Rows.Sum(row => row.Customers),
            string.Join(", ", (await scope.Get<BranchQueries>().MineAsync(Cancellation)).Expect().Select(row => row.Name))
        );
    }

    private static Task<Result<DateTime>> OpenAsync(TestScope scope, Guid organisation) =>
        scope.Get<PlatformAccessService>().OpenAsync(organisation, $" {Reason} ", Cancellation);

    /// <summary>Who is seen, by all ways the same.</summary>
    private static async Task<IReadOnlyList<Guid>> SeenAsync(TestScope scope, params Guid[] customers)
    {
        var listed = (await scope.Queries.ListAsync(new(), new PageRequest(), Cancellation)).Expect();
        Assert.Equal(listed.Total, (await scope.Queries.StatsAsync(Cancellation)).Expect().Total);
        foreach (var id in customers)
        {
            var seen = listed.Items.Any(row => row.Id == id);
            Assert.Equal(seen, (await scope.Queries.ProfileAsync(id, Cancellation)).Succeeded);
            Assert.Equal(seen, (await scope.Queries.RowAsync(id, Cancellation)).Succeeded);
            Assert.Equal(seen, (await scope.Get<AnalyticsQueries>().CustomerAsync(id, Cancellation)).Succeeded);
        }

        return [.. customers.Where(id => listed.Items.Any(row => row.Id == id))];
    }

    private static async Task<int> OpenRowsAsync(TestScope scope) =>
        (await scope.Get<OrganisationQueries>().ListAsync(Cancellation)).Expect().Count(row => row.OpenUntil is not null);

    private static Task<(int Accesses, int News, int Lines)> WrittenAsync(TestDatabase database) =>
        database.ReadAsync(async db =>
            (
                await db.PlatformAccesses.CountAsync(Cancellation),
                await db.Notifications.CountAsync(row => row.Kind == NotificationKind.PlatformAccess, Cancellation),
                await db.AuditEntries.CountAsync(row => row.Action == AuditActions.PlatformAccess, Cancellation)
            )
        );

    private static async Task<List<string>> LinesAsync(TestDatabase database, Guid organisation)
    {
        var lines = await database.ReadAsync(db =>
            db.AuditEntries.Where(row => row.OrganisationId == organisation && row.RecordKind == "organisation")
                .OrderBy(row => row.Sequence)
                .ToListAsync(Cancellation)
        );
        return [.. lines.Select(row => $"{row.Action}|{row.UserName}|{row.Reason}|{row.Changes!.Split('T')[^1][..8]}")];
    }

    private sealed record Shown(int Named, int Customers, long Month, long Revenue, int Moved, string Branches);
}

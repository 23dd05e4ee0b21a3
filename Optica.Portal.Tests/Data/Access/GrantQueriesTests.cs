using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Access;
using Optica.Data.Organisations;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Domain.Organisations;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Access;

/// <summary>The cross-branch grants by branch: whose are told, in which order, what they are worth and who may end them.</summary>
public sealed class GrantQueriesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task List_IsOfTheBranchesThatOneRuns(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        await GiveAsync(database, world.Sales, world.Mall, 3);
        // they end at the same instant: their order is that of their ids
        var centro = (await TellAsync(database, world.Super, new())).Take(3).ToList();

        Assert.Equal(["Centro helper Active", "Centro onlooker Active", "Centro reader Active"], centro.Order(StringComparer.Ordinal));
        Assert.Equal([.. centro, "Mall sales EndsSoon"], await TellAsync(database, world.Super, new()));
        Assert.Equal(
            [.. centro, "Centro expired Ended", "Mall sales EndsSoon"],
            await TellAsync(database, world.Super, new(Show: GrantShow.All))
        );
        Assert.Equal(["Centro expired Ended"], await TellAsync(database, world.Super, new(Show: GrantShow.Ended)));
        Assert.Equal(["Mall sales EndsSoon"], await TellAsync(database, world.Super, new(Show: GrantShow.EndingSoon)));
        Assert.Equal(centro, await TellAsync(database, world.Admin, new()));
        // lent Centro, and belonging to Mall: what is lent is not run
        Assert.Equal(["Mall sales EndsSoon"], await TellAsync(database, world.Helper, new()));
        Assert.Equal(["Mall sales EndsSoon"], await TellAsync(database, world.Super, new(world.Mall)));
        Assert.IsType<AccessDenied>(await RefusalAsync(database, world.Helper, new(world.Centro)));
        Assert.IsType<AccessDenied>(await RefusalAsync(database, world.Admin, new(world.Mall)));
        Assert.IsType<NotFound>(await RefusalAsync(database, world.Super, new(world.Costa)));
        Assert.IsType<AccessDenied>(await RefusalAsync(database, world.Sales, new()));
        Assert.Empty(await TellAsync(database, world.SouthChief, new(Show: GrantShow.All)));
    }

    [Theory, EveryProvider]
    public async Task State_FollowsTheClock_ToTheLastInstantOfTheLastDay(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var id = await GiveAsync(database, world.Sales, world.Mall, 20);
        await using var scope = database.As(world.Super);
        var row = await OneAsync();
        var end = await database.ReadAsync(db => db.BranchGrants.Where(one => one.Id == id).Select(one => one.ExpiresAt).SingleAsync());

        Assert.Equal(("super", "sales", "Reemplazo", GrantLevel.Full), (row.GivenBy, row.Who.Name, row.Reason, row.Level));
        Assert.Equal((new DateOnly(2026, 11, 24), new DateOnly(2026, 12, 14), null), (row.Since, row.LastDay, row.TakenBackOn));
        database.Clock.Now = (end - BranchGrant.Soon).AddSeconds(-1);
        Assert.Equal((GrantState.Active, 0), ((await OneAsync()).State, await CountAsync(GrantShow.EndingSoon)));
        database.Clock.Now = end - BranchGrant.Soon;
        Assert.Equal((GrantState.EndsSoon, 1), ((await OneAsync()).State, await CountAsync(GrantShow.EndingSoon)));
        database.Clock.Now = end.AddSeconds(-1);
        Assert.Equal((GrantState.EndsSoon, 1), ((await OneAsync()).State, await CountAsync(GrantShow.Running)));
        database.Clock.Now = end;
        Assert.Equal((GrantState.Ended, 0), ((await OneAsync()).State, await CountAsync(GrantShow.Running)));
        Assert.False((await OneAsync()).MayEnd);

        async Task<GrantRow> OneAsync() => (await ListAsync(scope, new(world.Mall, GrantShow.All))).Single(one => one.Id == id);
        async Task<int> CountAsync(GrantShow show) => (await ListAsync(scope, new(world.Mall, show))).Count(one => one.Id == id);
    }

    /// <summary>What the list offers the service does, and nothing else; and whom it opens, the desk shows.</summary>
    [Fact]
    public async Task Offers_AreWhatTheServicesAllow()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await GiveAsync(database, world.Admin, world.Mall, 30);
        await GiveAsync(database, world.MallAdmin, world.Centro, 30);
        await GiveAsync(database, world.Sales, world.Playa, 30);
        foreach (var person in new[] { world.MallAdmin, world.Admin, world.Super })
        {
            await using var scope = database.As(person);
            var rows = await ListAsync(scope, new());
            Assert.NotEmpty(rows);
            foreach (var row in rows)
            {
                Assert.Equal(row.Who.MayOpen, (await scope.Get<UserQueries>().ReadAsync(row.Who.Id, Cancellation)).Succeeded);
                Assert.Equal(row.MayEnd, (await scope.Get<GrantService>().RevokeAsync(row.Id, Cancellation)).Succeeded);
            }

            Assert.DoesNotContain(await ListAsync(scope, new()), row => row.MayEnd);
        }

        await using var chief = database.As(world.Chief);
        Assert.All(await ListAsync(chief, new(Show: GrantShow.All)), row => Assert.Equal(GrantState.Ended, row.State));
        Assert.Equal(new DateOnly(2026, 11, 24), (await ListAsync(chief, new(world.Mall, GrantShow.Ended)))[0].TakenBackOn);
    }

    [Fact]
    public async Task Pages_AreNeverLongerThanAHundred()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var scope = database.As(database.World.Super);
        var queries = scope.Get<GrantQueries>();

        var all = (await queries.ListAsync(new(), new PageRequest(1, int.MaxValue), Cancellation)).Expect();
        var second = (await queries.ListAsync(new(), new PageRequest(2, 2), Cancellation)).Expect();

        Assert.Equal((100, 3), (all.Size, all.Total));
        Assert.Equal(all.Items[2].Id, Assert.Single(second.Items).Id);
    }

    /// <summary>Of each branch what runs, the next to end first, then what has ended, the last first; pages cut it anywhere, and read no more than they show.</summary>
    [Theory, EveryProvider]
    public async Task Pages_OfOneBranchAndSeveral_FollowOneAnother(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        await using (var db = database.Open())
        {
            foreach (
                var (branch, days, back) in new[]
                {
                    (world.Mall, 5, 0),
                    (world.Mall, 3, 0),
                    (world.Mall, 9, 1),
                    (world.Mall, 9, 2),
                    (world.Playa, 2, 0),
                }
            )
            {
                var grant = BranchGrant.Create(
                    (world.Sales.Id, world.North, branch, GrantLevel.Full),
                    $"{days}/{back}",
                    World.Start.AddDays(-9),
                    World.Start.AddDays(days)
                );
                if (back > 0)
                {
                    grant.Revoke(World.Start.AddDays(-back));
                }

                db.Add(grant);
            }

            await db.SaveChangesAsync(Cancellation);
        }

        await using var scope = database.As(world.Super);
        var all = await ListAsync(scope, new(Show: GrantShow.All));
        Assert.Equal(
            ["Centro", "Centro", "Centro", "Centro", "Mall 3/0", "Mall 5/0", "Mall 9/1", "Mall 9/2", "Playa 2/0"],
            all.Select(row => row.Branch.Name == "Centro" ? "Centro" : $"{row.Branch.Name} {row.Reason}")
        );
        foreach (var size in new[] { 1, 2, 3, 4, 5, 8 })
        {
            List<Guid> ids = [];
            for (var page = 1; page <= 10; page++)
            {
                var found = (await scope.Get<GrantQueries>().ListAsync(new(Show: GrantShow.All), new(page, size), Cancellation)).Expect();
                Assert.True(found.Items.Count <= size && found.Total == 9);
                ids.AddRange(found.Items.Select(row => row.Id));
            }

            Assert.Equal(all.Select(row => row.Id), ids);
        }
    }

    /// <summary>As people read names, which neither database does by itself; pages follow one another in it.</summary>
    [Theory, EveryProvider]
    public async Task List_StandsInTheOrderOfNamesAsPeopleReadThem(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        await using var scope = database.As(world.Super);
        foreach (var name in new[] { "Oeste", "Ñuñoa", "norte", "Ábaco" })
        {
            var branch = await scope.Get<BranchService>().AddAsync(new BranchInput { Name = name }, new(), Cancellation);
            await GiveAsync(database, world.Sales, branch.Expect(), 20);
        }

        List<string> names = [];
        for (var page = 1; page <= 4; page++)
        {
            var found = (await scope.Get<GrantQueries>().ListAsync(new(), new PageRequest(page, 2), Cancellation)).Expect();
            Assert.Equal(7, found.Total);
            names.AddRange(found.Items.Select(row => row.Branch.Name));
        }

        Assert.Equal(["Ábaco", "Centro", "Centro", "Centro", "norte", "Ñuñoa", "Oeste"], names);
        Assert.Equal(
            ["Ábaco", "Centro", "Mall", "norte", "Ñuñoa", "Oeste", "Playa"],
            (await scope.Get<BranchQueries>().MineAsync(Cancellation)).Expect().Select(row => row.Name)
        );
    }

    /// <summary>Whoever became a member of the branch meanwhile keeps it when the grant is taken back.</summary>
    [Fact]
    public async Task Row_TellsWhetherTheBranchIsTheirsAnyway()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await GiveAsync(database, world.Sales, world.Mall, 20);
        await using var scope = database.As(world.Super);
        Assert.DoesNotContain(await ListAsync(scope, new()), row => row.IsTheirs);

        await database.ReadAsync(db =>
        {
            db.Add(BranchMembership.Create(world.Sales.Id, world.North, world.Mall, World.Start));
            return db.SaveChangesAsync();
        });

        Assert.Equal(world.Sales.Id, Assert.Single(await ListAsync(scope, new()), row => row.IsTheirs).Who.Id);
    }

    private static async Task<Guid> GiveAsync(TestDatabase database, Person to, Guid branch, int days)
    {
        await using var scope = database.As(database.World.Super);
        var input = new GrantInput
        {
            BranchId = branch,
            Level = GrantLevel.Full,
            Until = DateOnly.FromDateTime(World.Start).AddDays(days),
            Reason = "Reemplazo",
        };
        return (await scope.Get<GrantService>().GiveAsync(to.Id, input, new(), Cancellation)).Expect();
    }

    private static async Task<IReadOnlyList<GrantRow>> ListAsync(TestScope scope, GrantFilter filter) =>
        (await scope.Get<GrantQueries>().ListAsync(filter, new PageRequest(1, 100), Cancellation)).Expect().Items;

    private static async Task<Error?> RefusalAsync(TestDatabase database, Person person, GrantFilter filter)
    {
        await using var scope = database.As(person);
        return (await scope.Get<GrantQueries>().ListAsync(filter, new PageRequest(), Cancellation)).Error;
    }

    private static async Task<List<string>> TellAsync(TestDatabase database, Person person, GrantFilter filter)
    {
        await using var scope = database.As(person);
        return [.. (await ListAsync(scope, filter)).Select(row => $"{row.Branch.Name} {row.Who.Name} {row.State}")];
    }
}

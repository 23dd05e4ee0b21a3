using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Access;

/// <summary>Cross-branch grants: who gives them, for how long, and that screens follow.</summary>
public sealed class GrantServiceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task Give_ThenRevoke_IsSeenAtTheNextCallAndTold(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        await using var theirs = database.As(world.Sales);
        Assert.False((await theirs.Access.RefreshAsync(Cancellation)).Reaches(world.Mall));
        await using var scope = database.As(world.Super);
        var service = scope.Get<GrantService>();
        var options = new Optica.Domain.Orders.OperationOptions(Ids.New(World.Start));

        var id = (await service.GiveAsync(world.Sales.Id, Input(world), options, Cancellation)).Expect();
        Assert.Equal(id, (await service.GiveAsync(world.Sales.Id, Input(world), options, Cancellation)).Expect());

        Assert.True((await theirs.Access.RefreshAsync(Cancellation)).Changes(world.Mall));
        var stored = await database.ReadAsync(db => db.BranchGrants.SingleAsync(row => row.Id == id));
        // the last day is whole, by the branch's calendar: Chile's summer time
        Assert.Equal(new DateTime(2026, 12, 2, 3, 0, 0, DateTimeKind.Utc), stored.ExpiresAt);
        Assert.Equal((world.Super.Id, "Reemplazo de enero"), (stored.GrantedBy, stored.Reason));

        (await service.RevokeAsync(id, Cancellation)).Expect();
        (await service.RevokeAsync(id, Cancellation)).Expect();
        Assert.False((await theirs.Access.RefreshAsync(Cancellation)).Reaches(world.Mall));
        Assert.Equal(
            2,
            await database.ReadAsync(db => db.AuditEntries.CountAsync(row => row.RecordKind == "grant" && row.RecordId == world.Sales.Id))
        );
        Assert.Equal(3, (await database.UserAsync(world.Sales)).ScopeVersion);
    }

    /// <summary>One person has one grant of a branch: whoever takes it back has taken the branch away.</summary>
    [Theory, EveryProvider]
    public async Task Give_WhileOneRuns_TakesItsPlace(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        await using var theirs = database.As(world.Sales);
        await using var scope = database.As(world.Super);
        var service = scope.Get<GrantService>();
        var (longer, shorter) = (Input(world), Input(world));
        (longer.Level, shorter.Until) = (GrantLevel.ReadOnly, new DateOnly(2026, 11, 26));

        var first = (await service.GiveAsync(world.Sales.Id, longer, new(), Cancellation)).Expect();
        Assert.False((await theirs.Access.RefreshAsync(Cancellation)).Changes(world.Mall));
        shorter.Replaces = first;
        var second = (await service.GiveAsync(world.Sales.Id, shorter, new(), Cancellation)).Expect();

        Assert.True((await theirs.Access.RefreshAsync(Cancellation)).Changes(world.Mall));
        Assert.Equal([second], await RunningAsync(database, world.Sales));
        Assert.Equal(
            database.Clock.Now,
            await database.ReadAsync(db => db.BranchGrants.Where(row => row.Id == first).Select(row => row.RevokedAt).SingleAsync())
        );
        (await service.RevokeAsync(second, Cancellation)).Expect();
        Assert.False((await theirs.Access.RefreshAsync(Cancellation)).Reaches(world.Mall));
        Assert.Equal(
            4,
            await database.ReadAsync(db => db.AuditEntries.CountAsync(row => row.RecordKind == "grant" && row.RecordId == world.Sales.Id))
        );
    }

    /// <summary>Two of one branch were given before one took the other's place: one word takes both.</summary>
    [Fact]
    public async Task Revoke_OfOneOfTwo_TakesTheBranchAway()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        BranchGrant[] both =
        [
            BranchGrant.Create((world.Sales.Id, world.North, world.Mall, GrantLevel.Full), "x", World.Start, World.Start.AddDays(9)),
            BranchGrant.Create((world.Sales.Id, world.North, world.Mall, GrantLevel.ReadOnly), "y", World.Start, World.Start.AddDays(19)),
        ];
        var elsewhere = BranchGrant.Create(
            (world.Sales.Id, world.North, world.Playa, GrantLevel.Full),
            "z",
            World.Start,
            World.Start.AddDays(9)
        );
        await database.ReadAsync(db =>
        {
            db.AddRange(both);
            db.Add(elsewhere);
            return db.SaveChangesAsync();
        });
        await using var scope = database.As(world.Super);

        (await scope.Get<GrantService>().RevokeAsync(both[0].Id, Cancellation)).Expect();

        Assert.Equal([elsewhere.Id], await RunningAsync(database, world.Sales));
        await using var theirs = database.As(world.Sales);
        Assert.False((await theirs.Access.RefreshAsync(Cancellation)).Reaches(world.Mall));
    }

    [Theory]
    [InlineData("own", nameof(OwnRights))]
    [InlineData("past", nameof(Invalid))]
    [InlineData("too long", nameof(Invalid))]
    [InlineData("no reason", nameof(Invalid))]
    [InlineData("no branch", nameof(Invalid))]
    [InlineData("needless", nameof(Invalid))]
    [InlineData("of a super admin", nameof(Invalid))]
    [InlineData("foreign branch", nameof(Invalid))]
    [InlineData("branch one does not run", nameof(AccessDenied))]
    [InlineData("branch one only reads", nameof(AccessDenied))]
    [InlineData("foreign", nameof(NotFound))]
    public async Task Give_NotAllowed_GivesNothing(string what, string expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var before = await database.ReadAsync(db => db.BranchGrants.CountAsync());
        var input = Input(world);
        var today = DateOnly.FromDateTime(World.Start);
        (input.Until, input.Reason) = what switch
        {
            "past" => (today.AddDays(-1), input.Reason),
            "too long" => (today.AddDays(GrantInputValidator.MostDays + 1), input.Reason),
            "no reason" => (input.Until, " "),
            _ => (input.Until, input.Reason),
        };
        input.BranchId = what switch
        {
            "needless" => world.Centro,
            "no branch" => null,
            "foreign branch" => world.Costa,
            _ => input.BranchId,
        };
        var by = what.StartsWith("branch one", StringComparison.Ordinal) ? world.Admin : world.Super;
        var whom = what switch
        {
            "own" => world.Super,
            "of a super admin" => world.Chief,
            "foreign" => world.SouthSales,
            _ => world.Sales,
        };
        if (what == "branch one only reads")
        {
            await using var db = database.Open();
            db.Add(BranchGrant.Create((by.Id, world.North, world.Mall, GrantLevel.ReadOnly), "x", World.Start, World.Start.AddDays(9)));
            await db.SaveChangesAsync(Cancellation);
            before++;
        }

        await using var scope = database.As(by);
        var result = await scope.Get<GrantService>().GiveAsync(whom.Id, input, new(), Cancellation);

        Assert.Equal(expected, result.Error?.GetType().Name);
        Assert.Equal(before, await database.ReadAsync(db => db.BranchGrants.CountAsync()));
        if (what == "no branch")
        {
            // that one is missing, not that there is no such one
            Assert.Equal("branch_required", Assert.Single(((Invalid)result.Error!).Fields).Code);
        }
    }

    [Fact]
    public async Task Revoke_OnesOwnOrOfAForeignOrganisation_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var helpers = await database.ReadAsync(db => db.BranchGrants.SingleAsync(row => row.UserId == world.Helper.Id));

        await using var own = database.As(world.Helper);
        Assert.IsType<OwnRights>((await own.Get<GrantService>().RevokeAsync(helpers.Id, Cancellation)).Error);
        await using var mall = database.As(world.MallAdmin);
        Assert.IsType<AccessDenied>((await mall.Get<GrantService>().RevokeAsync(helpers.Id, Cancellation)).Error);
        await using var south = database.As(world.SouthChief);
        Assert.IsType<NotFound>((await south.Get<GrantService>().RevokeAsync(helpers.Id, Cancellation)).Error);
        // whoever runs the branch takes it back from somebody who works elsewhere
        await using var centro = database.As(world.Admin);
        (await centro.Get<GrantService>().RevokeAsync(helpers.Id, Cancellation)).Expect();
    }

    private static Task<List<Guid>> RunningAsync(TestDatabase database, Person person) =>
        database.ReadAsync(db =>
            db.BranchGrants.Where(row => row.UserId == person.Id && row.RevokedAt == null).Select(row => row.Id).ToListAsync()
        );

    private static GrantInput Input(World world) =>
        new()
        {
            BranchId = world.Mall,
            Level = GrantLevel.Full,
            Until = new DateOnly(2026, 12, 1),
            Reason = "  Reemplazo  de enero ",
        };
}

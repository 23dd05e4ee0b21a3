using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Tenancy;

/// <summary>Access ends at the next call once its ground is gone (SECURITY 9, 15).</summary>
public sealed class AccessTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task Grant_OneSecondPastItsEnd_ShowsNothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var id = await database.AddAsync(world.Centro, People.Numbered(1));
        await using var scope = database.As(world.Reader, world.Centro);

        database.Clock.Now = World.Start.AddYears(1) - Second;
        Assert.Equal(1, (await ListAsync(scope)).Total);
        Assert.True((await scope.Queries.ProfileAsync(id, Cancellation)).Succeeded);

        database.Clock.Now = World.Start.AddYears(1) + Second;
        Assert.Equal(0, (await ListAsync(scope)).Total);
        Assert.IsType<AccessDenied>((await scope.Queries.ProfileAsync(id, Cancellation)).Error);
    }

    [Theory, EveryProvider]
    public async Task Membership_TakenAway_EndsAtTheNextCall(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.AddAsync(database.World.Centro, People.Numbered(1));
        await using var scope = database.As(database.World.Sales);
        Assert.Equal(1, (await ListAsync(scope)).Total);

        await ChangeAsync(
            database,
            async db =>
            {
                db.Remove(await db.BranchMemberships.SingleAsync(row => row.UserId == database.World.Sales.Id));
                (await db.Users.FindAsync(database.World.Sales.Id))!.ScopeVersion++;
            }
        );

        Assert.Equal(0, (await ListAsync(scope)).Total);
    }

    [Theory]
    [InlineData("stamp")]
    [InlineData("session")]
    [InlineData("inactive")]
    public async Task Account_Revoked_IsRefusedAtTheNextCall(string how)
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = database.World.Sales;
        await using var scope = database.As(person);
        await ListAsync(scope);

        await ChangeAsync(
            database,
            async db =>
            {
                var user = (await db.Users.FindAsync(person.Id))!;
                user.SecurityStamp = how == "stamp" ? "another" : user.SecurityStamp;
                user.IsActive = how != "inactive";
                if (how == "session")
                {
                    (await db.UserSessions.FindAsync(person.SessionId))!.End(World.Start);
                }
            }
        );

        Assert.IsType<AccessDenied>((await scope.Queries.ListAsync(new CustomerFilter(), new PageRequest(), Cancellation)).Error);
    }

    /// <summary>Another user's session, or somebody's stamp with another's id, is nobody's ticket.</summary>
    [Fact]
    public async Task Ticket_OfTwoPeopleMixed_IsNobodys()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (sales, chief) = (database.World.Sales, database.World.Chief);
        await using var scope = database.As(null);

        foreach (var ticket in new[] { chief.Ticket() with { SessionId = sales.SessionId }, sales.Ticket() with { UserId = chief.Id } })
        {
            scope.Access.Use(ticket);
            Assert.False((await scope.Access.RefreshAsync(Cancellation)).IsSomebody);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SelectedBranch_OutOfReach_NarrowsToNothing(bool foreign)
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await database.AddAsync(world.Centro, People.Numbered(1));
        await database.AddAsync(world.Costa, People.Numbered(2));

        await using var scope = database.As(foreign ? world.Super : world.Sales, foreign ? world.Costa : world.Mall);

        Assert.Equal(0, (await ListAsync(scope)).Total);
        var created = await scope.Customers.CreateAsync(People.Numbered(3), new CustomerCreateOptions(), Cancellation);
        Assert.Equal("branch_not_found", created.Error!.Code);
    }

    private static async Task<Page<CustomerRow>> ListAsync(TestScope scope) =>
        (await scope.Queries.ListAsync(new CustomerFilter(), new PageRequest(), Cancellation)).Expect();

    private static async Task ChangeAsync(TestDatabase database, Func<OpticaDbContext, Task> change)
    {
        await using var db = database.Open();
        await change(db);
        await db.SaveChangesAsync();
    }
}

using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Access;

/// <summary>Which accounts a manager sees, and what of them.</summary>
public sealed class UserQueriesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("super", "admin, chief, expired, helper, mall admin, onlooker, optometrist, reader, sales, super")]
    [InlineData("admin", "admin, optometrist, sales")]
    [InlineData("helper", "expired, helper, mall admin, onlooker, reader")]
    [InlineData("expired", "expired, helper, mall admin, onlooker, reader")]
    [InlineData("south chief", "south chief, south sales")]
    public async Task List_ForAManager_ShowsThoseOfTheirBranches(string who, string expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var scope = database.As(database.World.People.Single(person => person.Name == who));

        Assert.Equal(expected, Names(await ListAsync(scope, new UserFilter())));
    }

    [Theory, EveryProvider]
    public async Task List_Filtered_FindsByEveryFilterInAnyOrder(Optica.Data.DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        await using (var db = database.Open())
        {
            (await db.Users.FindAsync([world.Sales.Id], Cancellation))!.DisplayName = "María Ñandú";
            (await db.Users.FindAsync([world.Reader.Id], Cancellation))!.IsActive = false;
            await db.SaveChangesAsync(Cancellation);
        }

        await using var scope = database.As(world.Super);
        Assert.Equal("María Ñandú", Names(await ListAsync(scope, new UserFilter("NANDU maria"))));
        Assert.Equal("mall admin", Names(await ListAsync(scope, new UserFilter("mall.admin@world"))));
        Assert.Equal("chief, super", Names(await ListAsync(scope, new UserFilter(Role: StaffRole.SuperAdmin))));
        Assert.Equal("reader", Names(await ListAsync(scope, new UserFilter(State: UserState.Locked))));
        Assert.Equal("", Names(await ListAsync(scope, new UserFilter(State: UserState.Invited))));
        Assert.Equal(9, (await ListAsync(scope, new UserFilter(State: UserState.Active))).Total);
        Assert.Equal("admin, María Ñandú, optometrist", Names(await ListAsync(scope, new UserFilter(BranchId: world.Centro))));
        var second = (await scope.Get<UserQueries>().ListAsync(new UserFilter(), new PageRequest(2, 4), Cancellation)).Expect();
        Assert.Equal(("mall admin, María Ñandú, onlooker, optometrist", 10), (Names(second), second.Total));
    }

    [Theory, EveryProvider]
    public async Task Read_AnAccount_ShowsRightsGrantsAndOpenSessions(Optica.Data.DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        await using var scope = database.As(world.Super);
        var queries = scope.Get<UserQueries>();

        var helper = (await queries.ReadAsync(world.Helper.Id, Cancellation)).Expect();
        Assert.Equal(["Mall"], helper.Row.Branches);
        Assert.Equal([world.Mall], helper.Rights.BranchIds);
        Assert.Equal((world.Centro, "Centro", GrantLevel.Full, "Reemplazo"), Told(Assert.Single(helper.Grants)));
        Assert.Equal(world.Helper.SessionId, Assert.Single(helper.Sessions).Id);
        Assert.Equal(World.Start, helper.Row.LastSeenAt);
        Assert.Null(helper.Refusal);

        // a grant that has ended says nothing
        Assert.Empty((await queries.ReadAsync(world.Expired.Id, Cancellation)).Expect().Grants);
        Assert.IsType<OwnRights>((await queries.ReadAsync(world.Super.Id, Cancellation)).Expect().Refusal);
        Assert.IsType<NotFound>((await queries.ReadAsync(world.SouthSales.Id, Cancellation)).Error);

        await using var admin = database.As(world.Admin);
        Assert.IsType<AccessDenied>((await admin.Get<UserQueries>().ReadAsync(world.Super.Id, Cancellation)).Error);
        Assert.Null((await admin.Get<UserQueries>().ReadAsync(world.Sales.Id, Cancellation)).Expect().Refusal);
    }

    private static (Guid, string, GrantLevel, string) Told(UserGrantRow grant) => (grant.BranchId, grant.Branch, grant.Level, grant.Reason);

    private static async Task<Page<UserRow>> ListAsync(TestScope scope, UserFilter filter) =>
        (await scope.Get<UserQueries>().ListAsync(filter, new PageRequest(1, 100), Cancellation)).Expect();

    private static string Names(Page<UserRow> page) => string.Join(", ", page.Items.Select(row => row.Name));
}

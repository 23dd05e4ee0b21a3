using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Saving;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Access;

/// <summary>Who may change whose rights, and what a change leaves behind.</summary>
public sealed class UserServiceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task Change_RoleAndBranches_IsAuditedAndRaisesTheVersion(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var input = Rights(StaffRole.BranchAdmin, world.Mall);
        input.HomeBranchId = world.Mall;
        input.HasClinicalGrant = true;

        await ChangeAsync(database, world.Super, world.Sales, input);

        var user = await UserAsync(database, world.Sales);
        Assert.Equal(
            (StaffRole.BranchAdmin, true, world.Mall, 2L),
            (user.Role, user.HasClinicalGrant, user.HomeBranchId, user.ScopeVersion)
        );
        Assert.Equal([world.Mall], await BranchesAsync(database, world.Sales));
        var line = Assert.Single(await LinesAsync(database, world.Sales));
        Assert.Equal((AuditActions.Update, world.Super.Id, world.North), (line.Action, line.UserId, line.OrganisationId));
        var changes = JsonSerializer.Deserialize<List<FieldChange>>(line.Changes!)!;
        Assert.Contains(new FieldChange("Role", "Sales", "BranchAdmin"), changes);
        Assert.Contains(new FieldChange("BranchIds", world.Centro.ToString(), world.Mall.ToString()), changes);
        Assert.DoesNotContain(changes, change => change.Field.Contains("Stamp", StringComparison.Ordinal));
        Assert.True(
            await database.ReadAsync(db =>
                db.Changes.AnyAsync(row =>
                    row.Kind == ChangeKinds.Access && row.RecordId == world.Sales.Id && row.OrganisationId == world.North
                )
            )
        );
    }

    /// <summary>What a scope says follows at its next question, without signing in again.</summary>
    [Fact]
    public async Task Change_Demoted_LosesTheRightsAtTheNextCall()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await using var theirs = database.As(world.Admin);
        Assert.True((await theirs.Access.RefreshAsync(Cancellation)).May(Permissions.AccessManage));

        await ChangeAsync(database, world.Super, world.Admin, Rights(StaffRole.Sales, world.Mall));

        var scope = await theirs.Access.RefreshAsync(Cancellation);
        Assert.True(scope.IsSomebody);
        Assert.False(scope.May(Permissions.AccessManage));
        Assert.Equal([world.Mall], scope.FullBranches);
    }

    [Theory]
    [InlineData("own rights", nameof(OwnRights))]
    [InlineData("own rights of a super admin", nameof(OwnRights))]
    [InlineData("role above", nameof(RoleAboveOwn))]
    [InlineData("admin above", nameof(AccessDenied))]
    [InlineData("other branch's user", nameof(AccessDenied))]
    [InlineData("other branch given", nameof(AccessDenied))]
    [InlineData("works elsewhere", nameof(WorksElsewhere))]
    [InlineData("clinical", nameof(ClinicalBySuperAdmin))]
    [InlineData("foreign", nameof(NotFound))]
    [InlineData("platform's", nameof(NotFound))]
    [InlineData("without the right", nameof(AccessDenied))]
    [InlineData("foreign branch", nameof(Invalid))]
    [InlineData("no branch", nameof(Invalid))]
    [InlineData("home elsewhere", nameof(Invalid))]
    [InlineData("no name", nameof(Invalid))]
    [InlineData("platform admin", nameof(Invalid))]
    [InlineData("stale", nameof(VersionConflict))]
    public async Task Change_NotAllowed_ChangesNothing(string what, string expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await AlsoAtAsync(database, world.Optometrist, world.Playa);
        var before = await StateAsync(database);
        var (by, whom, input, version) = Wish(what, world);

        await using var scope = database.As(by);
        var result = await scope.Get<UserService>().ChangeAsync(whom.Id, new(input, Version: version), Cancellation);

        Assert.Equal(expected, result.Error?.GetType().Name);
        Assert.Equal(before, await StateAsync(database));
    }

    [Fact]
    public async Task Change_ClinicalTakenWithTheRole_MayBeDoneByABranchAdmin()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var clinical = Rights(StaffRole.BranchAdmin, world.Centro);
        clinical.HasClinicalGrant = true;
        await ChangeAsync(database, world.Super, world.Sales, clinical);

        var sales = Rights(StaffRole.Sales, world.Centro);
        sales.HasClinicalGrant = true;
        await ChangeAsync(database, world.Admin, world.Sales, sales);

        Assert.False((await UserAsync(database, world.Sales)).HasClinicalGrant);
    }

    /// <summary>Two super admins take each other's role away at once: one of them stays, whatever the order.</summary>
    [Theory, EveryProvider]
    public async Task Change_LastTwoAdminsDemoteEachOther_OneStays(DatabaseProvider provider)
    {
        for (var round = 0; round < 5; round++)
        {
            await using var database = await TestDatabase.CreateAsync(provider);
            var world = database.World;
            Person[] admins = [world.Super, world.Chief];
            await using var first = database.As(admins[0]);
            await using var second = database.As(admins[1]);
            TestScope[] scopes = [first, second];
            // both have looked before either saves
            await Task.WhenAll(scopes.Select(scope => scope.Access.RefreshAsync(Cancellation)));

            var errors = await Race.AtOnceAsync(
                2,
                async number =>
                    (
                        await scopes[number]
                            .Get<UserService>()
                            .ChangeAsync(admins[1 - number].Id, new(Rights(StaffRole.Sales, world.Centro)), Cancellation)
                    ).Error
            );

            var left = await database.ReadAsync(db =>
                db.Users.CountAsync(row => row.OrganisationId == world.North && row.Role == StaffRole.SuperAdmin && row.IsActive)
            );
            Assert.True(left == 1, $"{left} left: {string.Join(", ", errors.Select(error => error?.Code ?? "done"))}");
            Assert.Single(errors, error => error is null);
        }
    }

    /// <summary>The row decides, not what the caller was when they began.</summary>
    [Fact]
    public async Task Change_TheOnlyOtherAdminIsGoneMeanwhile_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await using var scope = database.As(world.Super);
        await using var db = await scope.OpenAsync();
        await using (var system = database.Open())
        {
            (await system.Users.SingleAsync(row => row.Id == world.Super.Id, Cancellation)).Role = StaffRole.Sales;
            await system.SaveChangesAsync(Cancellation);
        }

        var chief = await db.Users.SingleAsync(row => row.Id == world.Chief.Id, Cancellation);

        Assert.IsType<LastAdmin>(await LastAdmins.KeepOneAsync(db, chief, Cancellation));
    }

    [Theory]
    [InlineData("own rights", nameof(OwnRights))]
    [InlineData("mall admin", nameof(AccessDenied))]
    [InlineData("super", nameof(AccessDenied))]
    [InlineData("south sales", nameof(NotFound))]
    [InlineData("no reason", nameof(Invalid))]
    public async Task Lock_NotAllowed_ChangesNothing(string what, string expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var whom = what switch
        {
            "own rights" => world.Admin,
            "no reason" => world.Sales,
            _ => world.People.Single(person => person.Name == what),
        };
        var before = await StateAsync(database);

        await using var scope = database.As(world.Admin);
        var result = await scope.Get<UserLifeService>().LockAsync(whom.Id, what == "no reason" ? " " : "se fue", Cancellation);

        Assert.Equal(expected, result.Error?.GetType().Name);
        Assert.Equal(before, await StateAsync(database));
    }

    [Theory, EveryProvider]
    public async Task Lock_ThenUnlock_EndsEverySessionAndIsTold(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        await using var theirs = database.As(world.Sales);
        Assert.True((await theirs.Access.RefreshAsync(Cancellation)).IsSomebody);
        await using var scope = database.As(world.Admin);
        var life = scope.Get<UserLifeService>();

        (await life.LockAsync(world.Sales.Id, "  se fue  ", Cancellation)).Expect();
        (await life.LockAsync(world.Sales.Id, "otra vez", Cancellation)).Expect();

        Assert.False((await theirs.Access.RefreshAsync(Cancellation)).IsSomebody);
        Assert.NotNull(
            await database.ReadAsync(db =>
                db.UserSessions.Where(row => row.Id == world.Sales.SessionId).Select(row => row.EndedAt).SingleAsync()
            )
        );
        (await life.UnlockAsync(world.Sales.Id, Cancellation)).Expect();
        Assert.True((await UserAsync(database, world.Sales)).IsActive);
        // what was signed in before stays out
        Assert.False((await theirs.Access.RefreshAsync(Cancellation)).IsSomebody);
        Assert.Equal(
            [(AuditActions.Locked, "se fue"), (AuditActions.Unlocked, null)],
            (await LinesAsync(database, world.Sales)).Select(line => (line.Action, line.Reason))
        );
    }

    [Theory, EveryProvider]
    public async Task SignOut_EverywhereAndOneSession_EndsThemAndIsTold(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        await using var scope = database.As(world.Admin);
        var life = scope.Get<UserLifeService>();
        await using var sales = database.As(world.Sales);
        await using var optometrist = database.As(world.Optometrist);

        (await life.EndSessionAsync(world.Sales.Id, world.Sales.SessionId, Cancellation)).Expect();
        Assert.IsType<NotFound>((await life.EndSessionAsync(world.Sales.Id, world.Admin.SessionId, Cancellation)).Error);
        (await life.SignOutEverywhereAsync(world.Optometrist.Id, Cancellation)).Expect();

        Assert.False((await sales.Access.RefreshAsync(Cancellation)).IsSomebody);
        Assert.False((await optometrist.Access.RefreshAsync(Cancellation)).IsSomebody);
        Assert.True((await scope.Access.RefreshAsync(Cancellation)).IsSomebody);
        Assert.Equal(AuditActions.SessionEnded, Assert.Single(await LinesAsync(database, world.Sales)).Action);
        Assert.Equal(AuditActions.SignOutEverywhere, Assert.Single(await LinesAsync(database, world.Optometrist)).Action);
    }

    /// <summary>Signing in counts wrong passwords on the account: no change that anybody looks for.</summary>
    [Fact]
    public async Task Save_NothingThatCounts_LeavesNoLine()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var scope = database.As(database.World.Sales);
        await using var db = await scope.OpenAsync();
        var user = await db.Users.SingleAsync(row => row.Id == database.World.Sales.Id, Cancellation);
        user.AccessFailedCount++;
        db.Users.Update(user);
        await db.SaveChangesAsync(Cancellation);

        Assert.Empty(await LinesAsync(database, database.World.Sales));
    }

    private static (Person By, Person Whom, UserRightsInput Input, long? Version) Wish(string what, World world)
    {
        var input = Rights(StaffRole.Sales, world.Centro);
        (Person By, Person Whom) who = what switch
        {
            "own rights" => (world.Admin, world.Admin),
            "own rights of a super admin" => (world.Super, world.Super),
            "admin above" => (world.Admin, world.Super),
            "other branch's user" => (world.Admin, world.MallAdmin),
            "works elsewhere" => (world.Admin, world.Optometrist),
            "foreign" => (world.Super, world.SouthSales),
            "platform's" => (world.Super, world.Platform),
            "without the right" => (world.Optometrist, world.Sales),
            _ => (what is "role above" or "other branch given" or "clinical" ? world.Admin : world.Super, world.Sales),
        };
        input.Role = what switch
        {
            "role above" => StaffRole.SuperAdmin,
            "clinical" => StaffRole.BranchAdmin,
            "platform admin" => StaffRole.PlatformAdmin,
            _ => input.Role,
        };
        input.BranchIds = what switch
        {
            "other branch given" => [world.Centro, world.Mall],
            "foreign branch" => [world.Costa],
            "no branch" => [],
            _ => input.BranchIds,
        };
        input.HasClinicalGrant = what == "clinical";
        input.HomeBranchId = what == "home elsewhere" ? world.Mall : null;
        input.Name = what == "no name" ? " " : input.Name;
        return (who.By, who.Whom, input, what == "stale" ? 7 : null);
    }

    private static UserRightsInput Rights(StaffRole role, params Guid[] branches) =>
        new()
        {
            Name = "Nombre Nuevo",
            Role = role,
            BranchIds = branches,
        };

    private static async Task ChangeAsync(TestDatabase database, Person by, Person whom, UserRightsInput input)
    {
        await using var scope = database.As(by);
        (await scope.Get<UserService>().ChangeAsync(whom.Id, new(input), Cancellation)).Expect();
    }

    private static async Task AlsoAtAsync(TestDatabase database, Person whom, Guid branch)
    {
        await using var db = database.Open();
        db.Add(BranchMembership.Create(whom.Id, whom.OrganisationId!.Value, branch, World.Start));
        await db.SaveChangesAsync(Cancellation);
    }

    private static Task<OpticaUser> UserAsync(TestDatabase database, Person whom) =>
        database.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(row => row.Id == whom.Id));

    private static Task<List<Guid>> BranchesAsync(TestDatabase database, Person whom) =>
        database.ReadAsync(db => db.BranchMemberships.Where(row => row.UserId == whom.Id).Select(row => row.BranchId).ToListAsync());

    private static Task<List<AuditEntry>> LinesAsync(TestDatabase database, Person whom) =>
        database.ReadAsync(db =>
            db.AuditEntries.Where(row => row.RecordKind == "user" && row.RecordId == whom.Id).OrderBy(row => row.Sequence).ToListAsync()
        );

    private static Task<string> StateAsync(TestDatabase database) =>
        database.ReadAsync(async db =>
            JsonSerializer.Serialize(
                (object[])
                    [
                        await db.Users.AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
                        await db.BranchMemberships.AsNoTracking().OrderBy(row => row.UserId).ThenBy(row => row.BranchId).ToListAsync(),
                        await db.UserSessions.AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
                        await db.AuditEntries.CountAsync(),
                        await db.Changes.CountAsync(),
                    ]
            )
        );
}

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

        var user = await database.UserAsync(world.Sales);
        Assert.Equal(
            (StaffRole.BranchAdmin, true, world.Mall, 2L),
            (user.Role, user.HasClinicalGrant, user.HomeBranchId, user.ScopeVersion)
        );
        Assert.Equal([world.Mall], await database.BranchesAsync(world.Sales));
        var line = Assert.Single(await database.LinesAsync(world.Sales));
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
    [InlineData("clinical by role", nameof(ClinicalBySuperAdmin))]
    [InlineData("branch of a grant", nameof(AccessDenied))]
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
        var before = await database.AccountsAsync();
        var (by, whom, input, version) = Wish(what, world);

        await using var scope = database.As(by);
        var result = await scope.Get<UserService>().ChangeAsync(whom.Id, new(input, Version: version), Cancellation);

        Assert.Equal(expected, result.Error?.GetType().Name);
        Assert.Equal(before, await database.AccountsAsync());
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

        Assert.False((await database.UserAsync(world.Sales)).HasClinicalGrant);
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

        Assert.Empty(await database.LinesAsync(database.World.Sales));
    }

    private static (Person By, Person Whom, UserRightsInput Input, long? Version) Wish(string what, World world)
    {
        var input = Rights(StaffRole.Sales, world.Centro);
        (Person By, Person Whom) who = what switch
        {
            "own rights" => (world.Admin, world.Admin),
            // the helper may change records of Centro for some days, but its people are not theirs
            "branch of a grant" => (world.Helper, world.Sales),
            "own rights of a super admin" => (world.Super, world.Super),
            "admin above" => (world.Admin, world.Super),
            "other branch's user" => (world.Admin, world.MallAdmin),
            "works elsewhere" => (world.Admin, world.Optometrist),
            "foreign" => (world.Super, world.SouthSales),
            "platform's" => (world.Super, world.Platform),
            "without the right" => (world.Optometrist, world.Sales),
            _ => (
                what is "role above" or "other branch given" or "clinical" or "clinical by role" ? world.Admin : world.Super,
                world.Sales
            ),
        };
        input.Role = what switch
        {
            "role above" => StaffRole.SuperAdmin,
            "clinical" => StaffRole.BranchAdmin,
            "clinical by role" => StaffRole.Optometrist,
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
}

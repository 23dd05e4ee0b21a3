using Bunit;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Access;
using Optica.Data.Organisations;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Portal.Features.Access;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Access;

/// <summary>Whoever belonged to a branch when it was closed can be taken out of it.</summary>
public sealed class ClosedBranchTests
{
    [Fact]
    public async Task Membership_OfAClosedBranch_IsShownAndTakenAway()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await database.ReadAsync(async db =>
        {
            (await db.Users.SingleAsync(user => user.Id == world.Onlooker.Id)).HomeBranchId = world.Mall;
            return await db.SaveChangesAsync();
        });
        await using (var chief = database.As(world.Chief))
        {
            (await chief.Get<BranchService>().CloseAsync(world.Mall, CancellationToken.None)).Expect();
        }

        await using var context = new PortalContext(database, world.Super);
        await context.SitAsync();
        var page = context.Open<AccessPage>($"/admin/access?user={world.Onlooker.Id}&edit=1");
        page.WaitForElement("#user-form");

        Assert.Equal(["Centro", "Playa", "Mall Closed"], Checks(page).Select(Said));
        Assert.Contains("Mall (Closed)", page.Find("#field-HomeBranchId").TextContent, StringComparison.Ordinal);
        Tick(page, "Centro", true);
        Tick(page, "Mall Closed", false);
        page.Find("#user-form").Submit();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#user-form")));

        await using var scope = database.As(world.Super);
        var read = (await scope.Get<UserQueries>().ReadAsync(world.Onlooker.Id, CancellationToken.None)).Expect();
        Assert.Equal([world.Centro], read.Rights.BranchIds);
        Assert.Equal((null, 0), (read.Rights.HomeBranchId, read.ClosedBranches.Count));
    }

    /// <summary>It is to be taken away, not to be given, whatever a form sends.</summary>
    [Fact]
    public async Task Membership_OfAClosedBranch_IsNotGiven()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await using var chief = database.As(world.Chief);
        (await chief.Get<BranchService>().CloseAsync(world.Mall, CancellationToken.None)).Expect();
        var read = (await chief.Get<UserQueries>().ReadAsync(world.Sales.Id, CancellationToken.None)).Expect();
        read.Rights.BranchIds = [world.Centro, world.Mall];
        var fields = new HashSet<string>(StringComparer.Ordinal) { nameof(UserRightsInput.BranchIds) };

        var refused = await chief
            .Get<UserService>()
            .ChangeAsync(world.Sales.Id, new PartialUpdate<UserRightsInput>(read.Rights, fields, read.Row.Version), CancellationToken.None);

        Assert.Equal("branch_unknown", Assert.Single(Assert.IsType<Invalid>(refused.Error).Fields).Code);
        Assert.Equal([world.Centro], await database.BranchesAsync(world.Sales));
    }

    /// <summary>Where somebody only begins they go on beginning; no tick makes them a member of it, nor does whatever a form sends.</summary>
    [Fact]
    public async Task HomeBranch_ThatIsClosed_StaysAndIsNoMembershipToGive()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await using (var chief = database.As(world.Chief))
        {
            await database.ReadAsync(async db =>
            {
                (await db.Users.SingleAsync(user => user.Id == world.Super.Id)).HomeBranchId = world.Mall;
                return await db.SaveChangesAsync();
            });
            (await chief.Get<BranchService>().CloseAsync(world.Mall, CancellationToken.None)).Expect();
        }

        await using var context = new PortalContext(database, world.Chief);
        await context.SitAsync();
        var page = context.Open<AccessPage>($"/admin/access?user={world.Super.Id}");
        page.WaitForAssertion(() =>
            Assert.Contains("Mall (Closed)", page.Find(".side-panel .facts").TextContent, StringComparison.Ordinal)
        );
        context.GoTo($"/admin/access?user={world.Super.Id}&edit=1");
        page.WaitForElement("#user-form");
        Assert.Equal(["Centro", "Playa"], Checks(page).Select(Said));
        Assert.Contains("Mall (Closed)", page.Find("#field-HomeBranchId").TextContent, StringComparison.Ordinal);
        Tick(page, "Centro", true);
        page.Find("#user-form").Submit();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#user-form")));

        await using var scope = database.As(world.Chief);
        var read = (await scope.Get<UserQueries>().ReadAsync(world.Super.Id, CancellationToken.None)).Expect();
        Assert.Equal(world.Mall, read.Rights.HomeBranchId);
        read.Rights.BranchIds = [world.Mall];
        var refused = await scope
            .Get<UserService>()
            .ChangeAsync(world.Super.Id, new PartialUpdate<UserRightsInput>(read.Rights), CancellationToken.None);
        Assert.Equal("branch_unknown", Assert.Single(Assert.IsType<Invalid>(refused.Error).Fields).Code);
    }

    /// <summary>What somebody else saved meanwhile is told whole, closed branches too.</summary>
    [Fact]
    public async Task Clash_OverMemberships_NamesTheClosedOnes()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await using var context = new PortalContext(database, world.Super);
        await context.SitAsync();
        var page = context.Open<AccessPage>($"/admin/access?user={world.Onlooker.Id}&edit=1");
        page.WaitForElement("#user-form");
        await using (var chief = database.As(world.Chief))
        {
            var read = (await chief.Get<UserQueries>().ReadAsync(world.Onlooker.Id, CancellationToken.None)).Expect();
            read.Rights.BranchIds = [world.Centro, world.Mall];
            var update = new PartialUpdate<UserRightsInput>(read.Rights);
            (await chief.Get<UserService>().ChangeAsync(world.Onlooker.Id, update, CancellationToken.None)).Expect();
            (await chief.Get<BranchService>().CloseAsync(world.Mall, CancellationToken.None)).Expect();
        }

        // the list beside it has followed: nothing is drawn anew under the hand
        page.WaitForAssertion(() => Assert.Contains("Centro, Mall", page.Find("tbody").TextContent, StringComparison.Ordinal));
        Tick(page, "Playa", true);
        page.Find("#user-form").Submit();

        page.WaitForAssertion(() =>
            Assert.Contains("Mall (Closed)", page.Find(".side-panel .clashes").TextContent, StringComparison.Ordinal)
        );
        Assert.Contains("Centro", page.Find(".side-panel .clashes").TextContent, StringComparison.Ordinal);
    }

    private static IEnumerable<AngleSharp.Dom.IElement> Checks(IRenderedComponent<AccessPage> page) =>
        page.FindAll(".branch-checks .check");

    private static string Said(AngleSharp.Dom.IElement check) =>
        string.Join(' ', check.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static void Tick(IRenderedComponent<AccessPage> page, string branch, bool isOn) =>
        Checks(page).Single(check => Said(check) == branch).QuerySelector("input")!.Change(isOn);
}

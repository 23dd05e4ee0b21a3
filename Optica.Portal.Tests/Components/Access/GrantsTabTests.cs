using Bunit;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Portal.Features.Access;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Access;

/// <summary>Cross-branch grants by branch on the access desk.</summary>
public sealed class GrantsTabTests : IAsyncLifetime
{
    private const string Tab = "/admin/access?tab=grants";

    private TestDatabase database = default!;

    private World World => database.World;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task List_StandsByBranch_FollowsColleagues_AndEndsAGrant()
    {
        await using var context = new PortalContext(database, World.Super);
        await context.SitAsync();
        var page = context.Open<AccessPage>(Tab);
        page.WaitForAssertion(() => Assert.Equal("Centro: helper, onlooker, reader", Shown(page)));

        await using (var chief = database.As(World.Chief))
        {
            (await chief.Get<GrantService>().GiveAsync(World.Sales.Id, Input(), new(), CancellationToken.None)).Expect();
        }

        // nothing moves under the cursor: what came waits until it is asked for
        page.WaitForElement(".news .button").Click();
        page.WaitForAssertion(() => Assert.Equal("Centro: helper, onlooker, reader | Mall: sales", Shown(page)));
        Assert.Contains("Ends soon", page.FindAll("tbody")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("chief", page.FindAll("tbody")[1].TextContent, StringComparison.Ordinal);
        page.Find("[aria-label='Take back the grant of sales for Mall']").Click();
        page.WaitForElement("#end-grant-title");
        page.Find("dialog.confirm .danger").Click();

        page.WaitForAssertion(() => Assert.Equal("Centro: helper, onlooker, reader", Shown(page)));
        page.Find("#grants-show").Change(nameof(GrantShow.Ended));
        page.WaitForAssertion(() => Assert.Equal("Centro: expired | Mall: sales", Shown(page)));
        Assert.Contains("taken back on 24-11-2026", page.FindAll("tbody")[1].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("tbody button"), button => button.TextContent.Contains("Take back", StringComparison.Ordinal));
    }

    /// <summary>What lights up is the grant that changed, not all that the person has.</summary>
    [Fact]
    public async Task List_WithTwoGrantsOfOnePerson_LightsUpTheOneThatChanged()
    {
        Guid mall;
        await using var chief = database.As(World.Chief);
        var service = chief.Get<GrantService>();
        mall = (await service.GiveAsync(World.Sales.Id, Input(), new(), CancellationToken.None)).Expect();
        var playa = Input();
        playa.BranchId = World.Playa;
        (await service.GiveAsync(World.Sales.Id, playa, new(), CancellationToken.None)).Expect();
        await using var context = new PortalContext(database, World.Super);
        await context.SitAsync();
        var page = context.Open<AccessPage>(Tab + "&show=all");
        page.WaitForAssertion(() => Assert.Equal("Centro: expired, helper, onlooker, reader | Mall: sales | Playa: sales", Shown(page)));

        (await service.RevokeAsync(mall, CancellationToken.None)).Expect();

        page.WaitForAssertion(() => Assert.Contains("Ended", page.FindAll("tbody")[1].TextContent, StringComparison.Ordinal));
        Assert.NotNull(page.FindAll("tbody")[1].QuerySelector("[data-changed]"));
        Assert.Null(page.FindAll("tbody")[2].QuerySelector("[data-changed]"));
    }

    /// <summary>Whoever became a member of the branch is not said to lose it.</summary>
    [Fact]
    public async Task End_OfAMembersGrant_SaysThatTheBranchStaysTheirs()
    {
        await database.ReadAsync(db =>
        {
            db.Add(BranchMembership.Create(World.Helper.Id, World.North, World.Centro, World.Start));
            return db.SaveChangesAsync();
        });
        await using var context = new PortalContext(database, World.Super);
        await context.SitAsync();
        var page = context.Open<AccessPage>(Tab);

        page.WaitForElement("[aria-label='Take back the grant of helper for Centro']").Click();
        page.WaitForAssertion(() =>
            Assert.Contains("helper goes on seeing Centro", page.Find("dialog.confirm").TextContent, StringComparison.Ordinal)
        );
        page.Find("dialog.confirm .secondary").Click();
        page.Find("[aria-label='Take back the grant of reader for Centro']").Click();
        page.WaitForAssertion(() =>
            Assert.Contains("reader no longer sees Centro", page.Find("dialog.confirm").TextContent, StringComparison.Ordinal)
        );
    }

    /// <summary>Whoever was lent this branch works elsewhere: the grant is theirs to end, the account is not theirs to open.</summary>
    [Fact]
    public async Task List_ForABranchAdmin_OpensNoAccountOfOtherBranches()
    {
        await using var context = new PortalContext(database, World.Admin);
        await context.SitAsync();
        var page = context.Open<AccessPage>(Tab);

        page.WaitForAssertion(() => Assert.Equal("Centro: helper, onlooker, reader", Shown(page)));
        Assert.Empty(page.FindAll("tbody a"));
        Assert.Equal(3, page.FindAll("tbody button").Count);
        Assert.Empty(page.FindAll("#grants-branch"));
    }

    [Fact]
    public async Task List_WithoutAnyGrant_SaysWhereTheyAreGiven()
    {
        await using var context = new PortalContext(database, World.MallAdmin);
        await context.SitAsync();
        var page = context.Open<AccessPage>(Tab);

        page.WaitForAssertion(() => Assert.Contains("in the panel of their account", page.Markup, StringComparison.Ordinal));
        Assert.Equal("/admin/access", page.Find(".state a").GetAttribute("href"));
        page.Find("#grants-show").Change(nameof(GrantShow.Ended));
        page.WaitForAssertion(() => Assert.Contains("No grant fits", page.Markup, StringComparison.Ordinal));
    }

    private GrantInput Input() =>
        new()
        {
            BranchId = World.Mall,
            Level = GrantLevel.ReadOnly,
            Until = DateOnly.FromDateTime(World.Start).AddDays(2),
            Reason = "Reemplazo",
        };

    private static string Shown(IRenderedComponent<AccessPage> page) =>
        string.Join(
            " | ",
            page.FindAll("tbody")
                .Select(body =>
                    $"{body.QuerySelector("th")!.TextContent.Trim()}: {string.Join(", ", body.QuerySelectorAll(".cell-main").Select(name => name.TextContent.Trim()).Order(StringComparer.Ordinal))}"
                )
        );
}

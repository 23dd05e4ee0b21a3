using Bunit;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Portal.Features.Access;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Access;

/// <summary>Cross-branch grants in the panel of an account.</summary>
public sealed class GrantPanelTests
{
    [Fact]
    public async Task Give_ThenTakeBack_IsSavedAndShown()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await using var context = new PortalContext(database, world.Super);
        var page = await OpenAsync(context, world);

        // a branch of their own is not offered
        Assert.Equal(["Choose", "Mall", "Playa"], page.FindAll("#field-BranchId option").Select(option => option.TextContent.Trim()));
        page.Find("#field-Reason").Change("Reemplazo");
        page.Find("#grant-form").Submit();
        page.WaitForAssertion(() => Assert.Equal("Choose the branch.", page.Find("[data-field=BranchId] .field-error").TextContent));
        Assert.Equal("Enter the last day.", page.Find("[data-field=Until] .field-error").TextContent);
        page.Find("#field-BranchId").Change("0");
        // told where it is typed, before anything is saved
        foreach (var day in new[] { "31-12-2030", "23-11-2026" })
        {
            page.Find("#field-Until").Change(day);
            page.WaitForAssertion(() =>
                Assert.Contains("a year ahead", page.Find("[data-field=Until] .field-error").TextContent, StringComparison.Ordinal)
            );
        }

        Assert.Equal("Day-month-year: 31-12-2026", page.Find("[data-field=Until] .field-hint").TextContent);
        page.Find("#field-Until").Change("31-12-2026");
        page.Find("#grant-form").Submit();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#grant-form")));
        page.WaitForAssertion(() =>
            Assert.Contains(
                "Mall · may read",
                page.Find(".side-panel .grants").TextContent.ReplaceLineEndings(" "),
                StringComparison.Ordinal
            )
        );
        page.Find(".side-panel .grants button").Click();
        page.WaitForElement("#revoke-grant-title");
        page.Find("dialog.confirm .danger").Click();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".side-panel .grants")));
        Assert.NotNull(
            await database.ReadAsync(db =>
                db.BranchGrants.Where(row => row.UserId == world.Sales.Id).Select(row => row.RevokedAt).SingleAsync()
            )
        );
    }

    /// <summary>A second one for the same branch is no second one: the form says so before, and one stands in the list after.</summary>
    [Fact]
    public async Task Give_OfABranchTheyWereLent_SaysThatItTakesThePlace()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await GiveAsync(database);
        await using var context = new PortalContext(database, world.Super);
        var page = await OpenAsync(context, world);
        Assert.Empty(page.FindAll("#grant-form .notice"));
        page.Find("#field-BranchId").Change("0");
        Assert.Contains(
            "may read until 27-11-2026. What you give now takes its place.",
            page.Find("#grant-form .notice").TextContent,
            StringComparison.Ordinal
        );
        Fill(page);
        page.Find("#grant-form").Submit();

        IsTheOnlyOne(page);
        page.Find(".side-panel .grants button").Click();
        page.WaitForAssertion(() => Assert.Contains("sales no longer sees Mall", page.Markup, StringComparison.Ordinal));
    }

    /// <summary>The account was read before somebody else gave them the branch: nobody replaces what they were not shown.</summary>
    [Fact]
    public async Task Give_OfABranchSomebodyElseGaveMeanwhile_ShowsItFirst()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await using var context = new PortalContext(database, world.Super);
        var page = await OpenAsync(context, world);
        page.Find("#field-BranchId").Change("0");
        Fill(page);
        Assert.Empty(page.FindAll("#grant-form .notice"));
        await GiveAsync(database);

        page.Find("#grant-form").Submit();
        page.WaitForAssertion(() =>
        {
            Assert.Contains("save again to replace it", page.Find("[data-form-problem]").TextContent, StringComparison.Ordinal);
            Assert.Contains("may read until 27-11-2026", page.Find("#grant-form").TextContent, StringComparison.Ordinal);
        });
        page.Find("#grant-form").Submit();

        IsTheOnlyOne(page);
    }

    private static async Task<IRenderedComponent<AccessPage>> OpenAsync(PortalContext context, World world)
    {
        await context.SitAsync();
        var page = context.Open<AccessPage>($"/admin/access?user={world.Sales.Id}&grant=1");
        page.WaitForElement("#grant-form");
        return page;
    }

    private static void Fill(IRenderedComponent<AccessPage> page)
    {
        page.Find("#field-Level").Change("1");
        page.Find("#field-Until").Change("31-12-2026");
        page.Find("#field-Reason").Change("Vacaciones");
    }

    private static void IsTheOnlyOne(IRenderedComponent<AccessPage> page)
    {
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#grant-form")));
        page.WaitForAssertion(() =>
            Assert.Contains("until 31-12-2026", Assert.Single(page.FindAll(".side-panel .grants li")).TextContent, StringComparison.Ordinal)
        );
    }

    /// <summary>The chief lends the seller the other branch.</summary>
    private static async Task GiveAsync(TestDatabase database)
    {
        await using var chief = database.As(database.World.Chief);
        var input = new GrantInput
        {
            BranchId = database.World.Mall,
            Level = GrantLevel.ReadOnly,
            Until = new DateOnly(2026, 11, 27),
            Reason = "Reemplazo",
        };
        (await chief.Get<GrantService>().GiveAsync(database.World.Sales.Id, input, new(), CancellationToken.None)).Expect();
    }
}

using Bunit;
using Microsoft.EntityFrameworkCore;
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
        await context.SitAsync();
        var page = context.Open<AccessPage>($"/admin/access?user={world.Sales.Id}&grant=1");
        page.WaitForElement("#grant-form");

        // a branch of their own is not offered
        Assert.Equal(["Choose", "Mall", "Playa"], page.FindAll("#field-BranchId option").Select(option => option.TextContent.Trim()));
        page.Find("#field-BranchId").Change("0");
        page.Find("#field-Until").Change("31-12-2030");
        page.Find("#field-Reason").Change("Reemplazo");
        page.Find("#grant-form").Submit();
        page.WaitForAssertion(() => Assert.Contains("a year ahead", page.Find("[data-field=Until]").TextContent, StringComparison.Ordinal));
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
}

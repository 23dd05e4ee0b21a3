using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Portal.Features.Access;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Access;

/// <summary>The access desk, as those who manage access have it on screen.</summary>
public sealed class AccessPageTests : IAsyncLifetime
{
    private TestDatabase database = default!;

    private World World => database.World;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task List_ForABranchAdmin_ShowsTheirPeople()
    {
        await using var context = new PortalContext(database, World.Admin);
        var page = Open(context);

        page.WaitForElement("tbody tr");
        Assert.Equal("admin, optometrist, sales", Names(page));
        Assert.Equal(
            "sales sales@world.test Sales Centro Active 24-11-2026 12:00",
            string.Join(' ', page.FindAll("tbody tr")[2].Children.Select(cell => Words(cell.TextContent)))
        );
    }

    [Fact]
    public async Task Page_WithoutTheRight_IsDenied()
    {
        foreach (var person in new[] { World.Optometrist, World.Sales })
        {
            await using var context = new PortalContext(database, person);
            var page = Open(context);

            page.WaitForAssertion(() => Assert.Contains("Access denied", page.Markup, StringComparison.Ordinal));
            Assert.DoesNotContain("world.test", page.Markup, StringComparison.Ordinal);
        }
    }

    /// <summary>The role itself gives the clinical permission: there is no field of its own to say so at.</summary>
    [Fact]
    public async Task Role_ThatABranchAdminMayNotGive_SaysWhyAtTheRole()
    {
        await using var context = new PortalContext(database, World.Admin);
        await context.SitAsync();
        var page = context.Open<AccessPage>($"/admin/access?user={World.Sales.Id}&edit=1");
        page.WaitForElement("#user-form");
        var role = page.FindAll("#field-Role option").Single(option => option.TextContent.Trim() == "Optometrist");
        page.Find("#field-Role").Change(role.GetAttribute("value"));

        page.Find("#user-form").Submit();

        page.WaitForAssertion(() =>
            Assert.Contains("given by super admins only", page.Find("[data-field=Role]").TextContent, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Change_RoleAndBranches_ShowsWhatItTakesAndSaves()
    {
        await using var context = new PortalContext(database, World.Super);
        await context.SitAsync();
        var page = Open(context, $"?user={World.Admin.Id}&edit=1");
        page.WaitForElement("#user-form");
        Assert.Contains("stay as they are", page.Find(".preview").TextContent, StringComparison.Ordinal);

        Choose(page, "Role", "Sales");
        page.WaitForAssertion(() =>
            Assert.Contains("Manage accounts", page.Find("[data-preview=lost]").TextContent, StringComparison.Ordinal)
        );
        Assert.Empty(page.FindAll("[data-preview=gained]"));
        Tick(page, "Centro", false);
        page.Find("#user-form").Submit();
        page.WaitForAssertion(() =>
            Assert.Contains("at least one branch", page.Find("[data-field=BranchIds]").TextContent, StringComparison.Ordinal)
        );
        Tick(page, "Mall", true);
        page.WaitForAssertion(() => Assert.Equal("Branch Mall", Words(page.Find("[data-preview=gained]").TextContent)));
        Assert.Contains("Branch Centro", page.Find("[data-preview=lost]").TextContent, StringComparison.Ordinal);
        Choose(page, "HomeBranchId", "Mall");
        page.Find("#user-form").Submit();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#user-form")));
        Assert.Contains("admin", Assert.Single(context.Said).Text, StringComparison.Ordinal);
        var stored = await database.ReadAsync(db => db.Users.SingleAsync(row => row.Id == World.Admin.Id));
        Assert.Equal((StaffRole.Sales, World.Mall, 2L), (stored.Role, stored.HomeBranchId, stored.ScopeVersion));
        page.WaitForAssertion(() => Assert.Contains("Mall", page.Find(".side-panel .facts").TextContent, StringComparison.Ordinal));
        Assert.EndsWith($"?user={World.Admin.Id}", Address(context), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_OthersSavedMeanwhile_ComesTogetherOrIsToldFirst()
    {
        await using var context = new PortalContext(database, World.Super);
        await context.SitAsync();
        var page = Open(context, $"?user={World.Sales.Id}&edit=1");
        page.WaitForElement("#user-form");
        await ChangeAsync(StaffRole.Optometrist);

        Choose(page, "Role", "Branch admin");
        page.Find("#user-form").Submit();

        page.WaitForAssertion(() =>
            Assert.Contains("Role: Optometrist", page.Find(".side-panel .notice").TextContent, StringComparison.Ordinal)
        );
        Assert.Equal(StaffRole.Optometrist, (await database.ReadAsync(db => db.Users.SingleAsync(row => row.Id == World.Sales.Id))).Role);
        page.Find("#user-form").Submit();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#user-form")));
        Assert.Equal(StaffRole.BranchAdmin, (await database.ReadAsync(db => db.Users.SingleAsync(row => row.Id == World.Sales.Id))).Role);
    }

    [Fact]
    public async Task Form_ForABranchAdmin_OffersNoRoleAboveAndNoClinicalPermission()
    {
        await using var context = new PortalContext(database, World.Admin);
        await context.SitAsync();
        var page = Open(context, $"?user={World.Sales.Id}&edit=1");
        page.WaitForElement("#user-form");

        Assert.DoesNotContain("Super", page.Find("#field-Role").TextContent, StringComparison.Ordinal);
        Choose(page, "Role", "Branch admin");
        page.WaitForAssertion(() => Assert.True(page.Find("#field-HasClinicalGrant").HasAttribute("disabled")));
        Assert.Equal(["Centro"], page.FindAll(".branch-checks .check").Select(check => check.TextContent.Trim()));
    }

    [Fact]
    public async Task Panel_OfOneself_OffersNoChange()
    {
        await using var context = new PortalContext(database, World.Super);
        await context.SitAsync();
        var page = Open(context, $"?user={World.Super.Id}&edit=1");

        page.WaitForElement(".side-panel .notice");
        Assert.Empty(page.FindAll("#user-form"));
        Assert.Contains("own rights", page.Find(".side-panel .notice").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll(".side-panel-foot .button"), button => button.TextContent.Trim() is "Lock" or "Change");
    }

    [Fact]
    public async Task Lock_NeedsAReasonAndIsTold()
    {
        await using var context = new PortalContext(database, World.Super);
        await context.SitAsync();
        var page = Open(context, $"?user={World.Sales.Id}");
        page.WaitForElement(".side-panel-foot .button");

        Button(page, "Lock").Click();
        page.WaitForElement("#lock-user-reason");
        page.Find(".confirm .danger").Click();
        page.WaitForElement("#lock-user-reason-error");
        page.Find("#lock-user-reason").Change("Ya no trabaja aquí");
        page.Find(".confirm .danger").Click();

        page.WaitForAssertion(() => Assert.Contains("was locked", Assert.Single(context.Said).Text, StringComparison.Ordinal));
        page.WaitForAssertion(() => Button(page, "Unlock"));
        Assert.Contains("Signed in nowhere", page.Find(".side-panel").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            "Locked by super on 24-11-2026 12:00.Reason: Ya no trabaja aquí",
            Words(page.Find(".side-panel .notice[data-tone=danger]").TextContent)
        );
        var line = await database.ReadAsync(db => db.AuditEntries.SingleAsync(row => row.RecordId == World.Sales.Id));
        Assert.Equal((AuditActions.Locked, "Ya no trabaja aquí"), (line.Action, line.Reason));
        Assert.Equal(
            "Locked",
            page.FindAll("tbody tr")
                .Single(row => row.TextContent.Contains("sales@", StringComparison.Ordinal))
                .Children[3]
                .TextContent.Trim()
        );
    }

    /// <summary>What a colleague changes is seen without loading again.</summary>
    [Fact]
    public async Task List_ChangedByAColleague_FollowsLive()
    {
        await using var context = new PortalContext(database, World.Admin);
        await context.SitAsync();
        var page = Open(context);
        page.WaitForElement("tbody tr");

        await ChangeAsync(StaffRole.Optometrist);

        page.WaitForAssertion(() => Assert.Contains("Optometrist", page.FindAll("tbody tr")[2].TextContent, StringComparison.Ordinal));
    }

    private async Task ChangeAsync(StaffRole role)
    {
        await using var scope = database.As(World.Chief);
        var update = new PartialUpdate<UserRightsInput>(
            new UserRightsInput { Role = role },
            new HashSet<string>(StringComparer.Ordinal) { nameof(UserRightsInput.Role) }
        );
        (await scope.Get<UserService>().ChangeAsync(World.Sales.Id, update, CancellationToken.None)).Expect();
    }

    private static IRenderedComponent<AccessPage> Open(PortalContext context, string query = "") =>
        context.Open<AccessPage>($"{AccessUrl.Path}{query}");

    private static string Address(PortalContext context) => context.Services.GetRequiredService<NavigationManager>().Uri;

    private static string Names(IRenderedComponent<AccessPage> page) =>
        string.Join(", ", page.FindAll("tbody .cell-main").Select(name => name.TextContent.Trim()));

    private static IElement Button(IRenderedComponent<AccessPage> page, string text) =>
        page.FindAll(".side-panel-foot .button").Single(button => button.TextContent.Trim() == text);

    private static void Choose(IRenderedComponent<AccessPage> page, string field, string text)
    {
        var options = page.FindAll($"#field-{field} option").Where(option => option.GetAttribute("value") != "").ToList();
        page.Find($"#field-{field}")
            .Change(options.FindIndex(option => option.TextContent.Trim() == text).ToString(CultureInfo.InvariantCulture));
    }

    private static void Tick(IRenderedComponent<AccessPage> page, string branch, bool isOn) =>
        page.FindAll(".branch-checks .check").Single(check => check.TextContent.Trim() == branch).QuerySelector("input")!.Change(isOn);

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

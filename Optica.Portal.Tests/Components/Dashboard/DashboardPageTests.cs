using Bunit;
using Optica.Portal.Features.Dashboard;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Dashboard;

/// <summary>The home page: only of branches in reach, only what is allowed.</summary>
public sealed class DashboardPageTests : IAsyncLifetime
{
    private TestDatabase database = default!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        var due = People.Numbered(1);
        (due.FirstName, due.NextEyeExamDue) = ("Vencida", new DateOnly(2026, 11, 24));
        await database.AddAsync(database.World.Centro, due);
        var elsewhere = People.Numbered(2);
        elsewhere.FirstName = "Ajena";
        await database.AddAsync(database.World.Mall, elsewhere);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Page_Sales_CountsAndCallsOwnBranchOnly()
    {
        await using var context = new PortalContext(database, database.World.Sales);

        var page = context.Render<DashboardPage>();

        page.WaitForElement(".stats");
        Assert.Equal("1 1 1 1", string.Join(" ", page.FindAll(".stat-value").Select(value => value.TextContent)));
        Assert.Contains("Vencida", page.Find("section[aria-labelledby=exams]").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find("section[aria-labelledby=exams] a[href='tel:+56950000001']"));
        Assert.DoesNotContain("Ajena", page.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("a[href='/admin/customers/new']"));
    }

    [Fact]
    public async Task Page_SuperAdmin_SeesAllBranches()
    {
        await using var context = new PortalContext(database, database.World.Super);

        var page = context.Render<DashboardPage>();

        page.WaitForElement(".stats");
        Assert.Equal("2", page.Find(".stat-value").TextContent);
        Assert.Contains("All branches", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_Platform_OffersNoNewCustomer()
    {
        await using var context = new PortalContext(database, database.World.Platform);

        var page = context.Render<DashboardPage>();

        page.WaitForElement(".stats");
        Assert.Empty(page.FindAll("a[href='/admin/customers/new']"));
    }
}

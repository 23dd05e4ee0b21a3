using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Portal.Features.Access;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Access;

/// <summary>The list of accounts, narrowed.</summary>
public sealed class UserFiltersTests : IAsyncLifetime
{
    private TestDatabase database = default!;

    private World World => database.World;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Filters_GoIntoTheAddressAndNarrowTheList()
    {
        await using var context = new PortalContext(database, World.Super);
        var page = Open(context);
        page.WaitForElement("#users-role");

        page.Find("#users-role").Change("Sales");
        page.WaitForAssertion(() => Assert.Equal("onlooker, sales", Names(page)));
        page.Find("#users-branch").Change(World.Mall.ToString());
        page.WaitForAssertion(() => Assert.Equal("onlooker", Names(page)));
        Assert.EndsWith($"/admin/access?role=sales&branch={World.Mall}", Address(context), StringComparison.Ordinal);
        page.Find("#users-status").Change("Locked");
        page.WaitForAssertion(() => Assert.Contains("No account fits", page.Markup, StringComparison.Ordinal));
        context.GoTo("/admin/access");
        page.WaitForAssertion(() => Assert.Contains("chief", Names(page), StringComparison.Ordinal));
        page.Find("#users-search").Input("mall ADMIN");
        page.WaitForAssertion(() => Assert.Equal("mall admin", Names(page)));
    }

    /// <summary>Whoever has not accepted an invitation is found by that, and by nothing else.</summary>
    [Fact]
    public async Task Filter_Invited_FindsWhoHasNotAcceptedYet()
    {
        await using (var scope = database.As(World.Super))
        {
            var input = new UserInviteInput
            {
                Name = "Nueva",
                Email = "nueva@norte.demo",
                Role = StaffRole.Sales,
                BranchIds = [World.Centro],
            };
            (await scope.Get<UserInviteService>().InviteAsync(input, new(), CancellationToken.None)).Expect();
        }

        await using var context = new PortalContext(database, World.Super);
        var page = Open(context);
        page.WaitForElement("#users-status");

        page.Find("#users-status").Change("Invited");
        page.WaitForAssertion(() => Assert.Equal("Nueva", Names(page)));
        Assert.EndsWith("?status=invited", Address(context), StringComparison.Ordinal);
        page.Find("#users-status").Change("Active");
        page.WaitForAssertion(() => Assert.Contains("sales", Names(page), StringComparison.Ordinal));
        Assert.DoesNotContain("Nueva", Names(page), StringComparison.Ordinal);
    }

    private static IRenderedComponent<AccessPage> Open(PortalContext context, string query = "") =>
        context.Open<AccessPage>($"{AccessUrl.Path}{query}");

    private static string Address(PortalContext context) => context.Services.GetRequiredService<NavigationManager>().Uri;

    private static string Names(IRenderedComponent<AccessPage> page) =>
        string.Join(", ", page.FindAll("tbody .cell-main").Select(name => name.TextContent.Trim()));
}

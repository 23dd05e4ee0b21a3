using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Optica.Domain.Common;
using Optica.Portal.Features.Access;
using Optica.Portal.Resources;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Access;

/// <summary>Roles and permissions on screen.</summary>
public sealed class MatrixTabTests
{
    [Fact]
    public async Task Matrix_IsTheTableAndCanBeSearched()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var context = new PortalContext(database, database.World.Super);
        await context.SitAsync();
        var page = context.Open<AccessPage>("/admin/access?tab=matrix");
        page.WaitForElement(".matrix tbody tr");

        var roles = Enum.GetValues<StaffRole>();
        Assert.Equal(Permissions.All.Count, page.FindAll(".matrix tbody tr").Count);
        foreach (var row in page.FindAll(".matrix tbody tr"))
        {
            var name = row.QuerySelector("code")!.TextContent;
            Assert.Equal(
                roles.Select(role => Permissions.ByRole[role].Contains(name)),
                row.QuerySelectorAll("td").Select(cell => cell.QuerySelector(".has") is not null)
            );
        }

        page.Find("#matrix-search").Input("quotes SEND");
        page.WaitForAssertion(() => Assert.Equal("quotes.edit", Assert.Single(page.FindAll(".matrix code")).TextContent));
        Assert.EndsWith(
            "?tab=matrix&q=quotes%20SEND",
            context.Services.GetRequiredService<NavigationManager>().Uri,
            StringComparison.Ordinal
        );
    }

    /// <summary>A new permission needs its words.</summary>
    [Theory]
    [InlineData("es")]
    [InlineData("en")]
    public async Task Permissions_AllHaveWords(string language)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var context = new PortalContext(database, database.World.Super);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var words = context.Services.GetRequiredService<IStringLocalizer<AccessTexts>>();

        Assert.DoesNotContain(Permissions.All, name => words[$"may_{name}"].ResourceNotFound);
    }
}

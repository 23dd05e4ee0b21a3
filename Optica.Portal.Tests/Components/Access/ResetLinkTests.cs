using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Optica.Portal.Features.Access;
using Optica.Portal.Tests.Api;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Access;

/// <summary>The link for another password stands where the button is that makes it.</summary>
public sealed class ResetLinkTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Link_StandsInThePanel_UntilItIsClosed()
    {
        await host.Database.GivePasswordAsync(host.World.Sales);
        await using var circuit = new CircuitContext(host, host.World.Super);
        // with the address bar of this screen
        circuit.Services.AddScoped(_ => ActivatorUtilities.CreateInstance<InvitationDesk>(circuit.Services));
        await circuit.Access.RefreshAsync(Xunit.TestContext.Current.CancellationToken);
        circuit.Services.GetRequiredService<NavigationManager>().NavigateTo($"/admin/access?user={host.World.Sales.Id}");
        var page = circuit.Render<AccessPage>();
        page.WaitForElement(".side-panel-foot .button");

        page.FindAll(".side-panel-foot .button").Single(button => button.TextContent.Trim() == "Link for another password").Click();

        var link = page.WaitForElement(".side-panel .invite-link input");
        Assert.Contains("/reset", link.GetAttribute("value"), StringComparison.Ordinal);
        Assert.Equal(link.Id, page.Find(".side-panel .invite-link [data-copy]").GetAttribute("data-copy"));
        // once, and not under the panel as well
        Assert.Single(page.FindAll(".invite-link"));
        page.Find(".invite-link .icon-button").Click();
        Assert.Empty(page.FindAll(".invite-link"));
    }
}

using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Optica.Portal.Features.Customers;
using Optica.Portal.Tests.Api;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Customers.Profile;

/// <summary>The parts of a profile, each by its address.</summary>
public sealed class CustomerPartsTests(ApiHost host) : IClassFixture<ApiHost>
{
    /// <summary>
    /// Only the page follows the address: a part that followed it too would begin to while all who do are being told, and that ends the
    /// circuit (<see cref="Architecture.QueryParameterTests"/>). Here no router draws the page first, as when it has to wait.
    /// </summary>
    [Fact]
    public async Task Address_OfEveryPart_IsFollowed()
    {
        var id = await host.Database.AddAsync(host.World.Centro, People.Full(1));
        await using var circuit = new CircuitContext(host, host.World.Chief);
        await circuit.Access.RefreshAsync(Xunit.TestContext.Current.CancellationToken);
        var navigation = circuit.Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo($"/admin/customers/{id}");
        var page = circuit.Render<CustomerPage>(parameters => parameters.Add(shown => shown.Id, id));
        page.WaitForElement("#identity");
        var parts = page.FindAll(".tabs a").Select(link => link.GetAttribute("href")!).ToList();

        foreach (var address in parts.Concat(parts.AsEnumerable().Reverse()))
        {
            await page.InvokeAsync(() => navigation.NavigateTo(address));

            Assert.Equal(address, page.Find(".tabs a[aria-selected=true]").GetAttribute("href"));
        }

        Assert.Equal(9, parts.Count);
        Assert.False(circuit.Renderer.UnhandledException.IsCompleted);
    }
}

using System.Net;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Optica.Portal.Features.Customers;
using Optica.Portal.Tests.Api;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Hosting;

/// <summary>A lost database degrades, then heals: nothing is restarted, no circuit ends, nothing opens meanwhile (SECURITY 49).</summary>
public sealed class LostDatabaseTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Database_AwayForAWhile_IsRefusedInWords_AndEverythingWorksAfterwards()
    {
        var lost = new LostDatabase();
        await using var host = new ApiHost { Configure = builder => builder.ConfigureTestServices(lost.AddTo) };
        await host.InitializeAsync();
        await host.Database.AddAsync(host.World.Centro, People.Numbered(1));
        var (chief, anybody) = (host.As(host.World.Chief, host.World.Centro), host.Anybody());
        Assert.Equal(HttpStatusCode.OK, (await chief.ReadAsync(ApiHost.Customers)).StatusCode);
        await using var circuit = new CircuitContext(host, host.World.Chief);
        await circuit.Access.RefreshAsync(Cancellation);
        var page = Open(circuit);
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));

        lost.IsAway = true;
        var answer = await chief.ReadAsync(ApiHost.Customers);
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.InternalServerError, HttpStatusCode.ServiceUnavailable });
        Assert.DoesNotContain(LostDatabase.Words, await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await anybody.ReadAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await anybody.ReadAsync("/health/live")).StatusCode);
        Go(circuit, "?q=nobody");
        page.WaitForElement("[role=alert]");
        Assert.DoesNotContain(LostDatabase.Words, page.Markup, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(page.FindAll("tbody tr"));
        // what runs beside requests meets it as well, and goes on
        var met = lost.Refusals;
        await Patiently.UntilAsync(() => Task.FromResult(lost.Refusals > met + 5), Long, "nothing runs beside the requests");

        lost.IsAway = false;
        Assert.Equal(HttpStatusCode.OK, (await anybody.ReadAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await chief.ReadAsync(ApiHost.Customers)).StatusCode);
        page.Find("[role=alert] button, .state button").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[role=alert]")));
        Go(circuit, "");
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
        Assert.False(host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
        await host.Database.AddAsync(host.World.Centro, People.Numbered(2));
        await Patiently.UntilAsync(
            () =>
                host.Database.ReadAsync(async db =>
                    !await db.AuditEntries.AnyAsync(row => !db.AuditLinks.Any(link => link.Sequence == row.Sequence))
                ),
            Long,
            "the trail is not bound any more"
        );
    }

    private static void Go(CircuitContext circuit, string query) =>
        circuit.Services.GetRequiredService<NavigationManager>().NavigateTo($"/admin/customers{query}");

    private static IRenderedComponent<IComponent> Open(CircuitContext circuit)
    {
        Go(circuit, "");
        return circuit.Render(builder =>
        {
            builder.OpenComponent<CustomersPage>(0);
            builder.CloseComponent();
        });
    }
}

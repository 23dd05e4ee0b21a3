using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Organisations;
using Optica.Data.Tenancy;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Domain.Saving;
using Optica.Portal.Features.Access;
using Optica.Portal.Tests.Api;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Access;

/// <summary>The organisations, for whoever runs the platform.</summary>
public sealed class OrganisationsTabTests
{
    /// <summary>What a colleague does is seen without loading again.</summary>
    [Fact]
    public async Task List_ChangedByAColleague_FollowsLive()
    {
        await using var host = new ApiHost();
        await host.InitializeAsync();
        await using var circuit = new CircuitContext(host, host.World.Platform);
        await circuit.Access.RefreshAsync(CancellationToken.None);
        circuit.Services.GetRequiredService<NavigationManager>().NavigateTo("/admin/access?tab=organisations");
        var page = circuit.Render<AccessPage>();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
        var before = State(page);
        await using var colleague = new CircuitContext(host, host.World.Platform);
        var service = colleague.Get<OrganisationService>();

        (await service.SuspendAsync(host.World.North, "no paga", CancellationToken.None)).Expect();
        page.WaitForAssertion(() => Assert.Equal("Suspended", State(page)));
        (await service.ResumeAsync(host.World.North, CancellationToken.None)).Expect();
        page.WaitForAssertion(() => Assert.Equal(before, State(page)));
    }

    /// <summary>Whatever was changed of it, and each time: the second change follows on the first.</summary>
    [Fact]
    public async Task Row_ChangedTwice_LightsUpTwice()
    {
        await using var host = new ApiHost();
        await host.InitializeAsync();
        await using var circuit = new CircuitContext(host, host.World.Platform);
        var page = await OpenAsync(circuit);

        foreach (var percent in new[] { 10, 11, 12 })
        {
            await using var db = host.Services.GetRequiredService<SystemAccess>().Open();
            var organisation = await db.Organisations.SingleAsync(row => row.Id == host.World.North);
            organisation.ChangeTax(percent).Expect();
            await db.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);

            var mark = organisation.Version % 2 == 0 ? "0" : "1";
            page.WaitForAssertion(() => Assert.Equal(mark, page.FindAll("tbody tr")[0].GetAttribute("data-changed")));
        }
    }

    /// <summary>A new one would move the rows: it waits until it is asked for, as on the other tabs.</summary>
    [Fact]
    public async Task List_ToWhichAColleagueAdds_OffersIt()
    {
        await using var host = new ApiHost();
        await host.InitializeAsync();
        await using var circuit = new CircuitContext(host, host.World.Platform);
        var page = await OpenAsync(circuit);
        await using var colleague = new CircuitContext(host, host.World.Platform);
        var input = new FirstAccountInput
        {
            Organisation = "Austral",
            Branch = "Castro",
            Name = "Rosa",
            Email = "rosa@austral.demo",
        };

        (await colleague.Get<OrganisationService>().AddAsync(input, CancellationToken.None)).Expect();

        page.WaitForElement(".news .button");
        Assert.Equal(2, page.FindAll("tbody tr").Count);
        page.Find(".news .button").Click();
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("tbody tr").Count));
    }

    /// <summary>"See their customers" leads to them, and to nobody else's that may be open as well.</summary>
    [Fact]
    public async Task Look_Opened_GoesToTheCustomersOfThatOrganisationAlone()
    {
        await using var host = new ApiHost();
        await host.InitializeAsync();
        await using var circuit = new CircuitContext(host, host.World.Platform);
        var page = await OpenAsync(circuit, $"&record={host.World.North}");
        page.WaitForElement("[data-look]").Click();
        page.WaitForElement("#look-reason").Change("they cannot find Ana");
        await page.Find("dialog form").SubmitAsync();

        var there = $"/admin/customers?organisation={host.World.North}";
        page.WaitForAssertion(() =>
            Assert.EndsWith(there, circuit.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal)
        );
        var again = await OpenAsync(circuit, $"&record={host.World.North}");
        Assert.Equal(there, again.WaitForElement("[data-look-customers]").GetAttribute("href"));
    }

    /// <summary>Asking again fails: what somebody types stays, and is saved.</summary>
    [Fact]
    public async Task Form_WhileTheListFails_Stays()
    {
        var failing = new FailingCommands { Only = "\"CustomerCounts\"" };
        await using var host = new ApiHost { Configure = builder => builder.ConfigureTestServices(failing.AddTo) };
        await host.InitializeAsync();
        await using var circuit = new CircuitContext(host, host.World.Platform);
        var page = await OpenAsync(circuit, "&add=1");
        page.WaitForElement("#organisation-form");
        page.Find("#field-Organisation").Change("Austral");
        await using var colleague = new CircuitContext(host, host.World.Platform);
        failing.Arm(0);

        (await colleague.Get<OrganisationService>().SuspendAsync(host.World.North, "no paga", CancellationToken.None)).Expect();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".state")));
        Assert.Equal("Austral", page.Find("#field-Organisation").GetAttribute("value"));
        page.Find(".state .button").Click();
        page.WaitForAssertion(() => Assert.Equal("Suspended", State(page)));
        Assert.Equal("Austral", page.Find("#field-Organisation").GetAttribute("value"));
    }

    private static async Task<IRenderedComponent<AccessPage>> OpenAsync(CircuitContext circuit, string more = "")
    {
        await circuit.Access.RefreshAsync(CancellationToken.None);
        circuit.Services.GetRequiredService<NavigationManager>().NavigateTo("/admin/access?tab=organisations" + more);
        var page = circuit.Render<AccessPage>();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
        return page;
    }

    [Fact]
    public void News_OfOrganisations_ArePlatformsAlone()
    {
        var (own, other) = (Ids.New(World.Start), Ids.New(World.Start));
        var platform = new AccessScope { UserId = own, Role = StaffRole.PlatformAdmin };
        var super = new AccessScope
        {
            UserId = own,
            Role = StaffRole.SuperAdmin,
            OrganisationId = own,
            AllBranches = true,
        };

        Assert.True(News(ChangeKinds.Organisation, other).IsFor(platform));
        Assert.False(News("customer", other).IsFor(platform));
        Assert.False(News(ChangeKinds.Organisation, other).IsFor(super));
        Assert.True(News(ChangeKinds.Organisation, own).IsFor(super));

        static Change News(string kind, Guid organisation) =>
            new()
            {
                Kind = kind,
                RecordId = organisation,
                OrganisationId = organisation,
                At = World.Start,
            };
    }

    private static string State(IRenderedComponent<AccessPage> page) =>
        page.FindAll("tbody tr")
            .Single(row => row.TextContent.Contains("Norte", StringComparison.Ordinal))
            .QuerySelector(".badge")!
            .TextContent.Trim();
}

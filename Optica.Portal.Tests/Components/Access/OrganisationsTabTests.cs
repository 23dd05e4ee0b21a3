using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Organisations;
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

using Bunit;
using Optica.Data.Organisations;
using Optica.Domain.Common;
using Optica.Domain.Saving;
using Optica.Portal.Features.Access;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Access;

/// <summary>The organisations, for whoever runs the platform.</summary>
public sealed class OrganisationsTabTests
{
    /// <summary>What a colleague does is seen without loading again.</summary>
    [Fact]
    public async Task List_ChangedByAColleague_FollowsLive()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var context = new PortalContext(database, database.World.Platform);
        await context.SitAsync();
        context.AddOwn<OrganisationDesk>();
        var page = context.Open<AccessPage>("/admin/access?tab=organisations");
        page.WaitForAssertion(() => Assert.Equal(["Working", "Working"], States(page)));
        await using var colleague = database.As(database.World.Platform);
        var service = colleague.Get<OrganisationService>();

        (await service.SuspendAsync(database.World.North, "no paga", CancellationToken.None)).Expect();
        page.WaitForAssertion(() => Assert.Equal(["Suspended", "Working"], States(page)));
        (await service.ResumeAsync(database.World.North, CancellationToken.None)).Expect();
        page.WaitForAssertion(() => Assert.Equal(["Working", "Working"], States(page)));
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

    private static IEnumerable<string> States(IRenderedComponent<AccessPage> page) =>
        page.FindAll("tbody .badge").Select(badge => badge.TextContent.Trim());
}

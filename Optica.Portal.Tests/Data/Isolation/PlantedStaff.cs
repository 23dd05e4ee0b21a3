using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Isolation;

/// <summary>Somebody who works in one branch and is signed in.</summary>
internal static class PlantedStaff
{
    public static async Task<(Guid User, Guid Session, Guid Grant)> PlantAsync(
        TestDatabase database,
        (string Place, Guid Id, Guid Other) branch
    )
    {
        var (id, session) = (Ids.New(World.Start), Ids.New(World.Start));
        var (place, home, other) = branch;
        var south = place == "Costa";
        var organisation = south ? database.World.South : database.World.North;
        var email = $"staff.{place}@planted.test";
        await using var db = database.Open();
        db.Users.Add(
            new OpticaUser
            {
                Id = id,
                UserName = email,
                NormalizedUserName = email.ToUpperInvariant(),
                Email = email,
                NormalizedEmail = email.ToUpperInvariant(),
                // a name that no other organisation is told
                DisplayName = $"CATALOGUE-{(south ? "SOUTH" : "NORTH")}-STAFF-{place}",
                OrganisationId = organisation,
                Role = StaffRole.Sales,
                SecurityStamp = session.ToString("N"),
            }
        );
        db.BranchMemberships.Add(BranchMembership.Create(id, organisation, home, World.Start));
        db.UserSessions.Add(UserSession.Start(session, id, "planted", World.Start));
        var grant = BranchGrant.Create((id, organisation, other, GrantLevel.ReadOnly), "planted", World.Start, World.Start.AddYears(1));
        db.BranchGrants.Add(grant);
        await db.SaveChangesAsync(CancellationToken.None);
        return (id, session, grant.Id);
    }
}

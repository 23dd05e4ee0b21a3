using Microsoft.EntityFrameworkCore;
using Optica.Data.Access;
using Optica.Data.Encryption;
using Optica.Data.Tenancy;
using Optica.Domain.Access;
using Optica.Domain.Common;

namespace Optica.Benchmarks.Search;

/// <summary>Who searches: the largest chain's super admin in all branches, and a seller in one.</summary>
/// <param name="OrganisationId">The chain.</param>
/// <param name="BranchId">The seller's branch.</param>
/// <param name="SuperId">The super admin.</param>
/// <param name="SellerId">The seller.</param>
internal sealed record SearchWorld(Guid OrganisationId, Guid BranchId, Guid SuperId, Guid SellerId)
{
    private const int Seed = 1;

    /// <summary>Fills an empty database with customers, or takes those there are, and adds the two who search.</summary>
    public static async Task<SearchWorld> PrepareAsync(SystemAccess system, DataKeyRing ring, GenerateOptions options)
    {
        await using var db = system.Open();
        if (!await db.Organisations.AnyAsync())
        {
            await new CustomerGenerator(system, ring).RunAsync(options with { Seed = Seed }, CancellationToken.None);
        }

        var organisation = (await db.Organisations.AsNoTracking().OrderBy(row => row.Name).FirstAsync()).Id;
        var branch = (
            await db.Branches.AsNoTracking().Where(row => row.OrganisationId == organisation).OrderBy(row => row.Id).FirstAsync()
        ).Id;
        var (super, seller) = (User(organisation, StaffRole.SuperAdmin), User(organisation, StaffRole.Sales));
        db.Users.AddRange(super, seller);
        await db.SaveChangesAsync();
        db.Add(BranchMembership.Create(seller.Id, organisation, branch, TimeProvider.System.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync();
        return new(organisation, branch, super.Id, seller.Id);
    }

    private static OpticaUser User(Guid organisation, StaffRole role)
    {
        var id = Ids.New(TimeProvider.System);
        return new()
        {
            Id = id,
            UserName = $"bench {id}",
            DisplayName = "Bench",
            OrganisationId = organisation,
            Role = role,
        };
    }
}

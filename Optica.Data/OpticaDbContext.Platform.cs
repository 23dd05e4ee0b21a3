using Microsoft.EntityFrameworkCore;
using Optica.Domain.Access;
using Optica.Domain.Organisations;

namespace Optica.Data;

/// <content>What platform admins may look into, and for how long.</content>
public abstract partial class OpticaDbContext
{
    /// <summary>Looks of platform admins into organisations.</summary>
    public DbSet<PlatformAccess> PlatformAccesses => Set<PlatformAccess>();

    /// <summary>Branches whose organisation is in reach: of the own one, or of those that a platform admin opened.</summary>
    internal IQueryable<Branch> OpenedBranches => Scope.IsPlatform ? Branches.Where(row => FilterBranches.Contains(row.Id)) : Branches;

    /// <summary>
    /// Lets a platform admin read customers, figures and branches of the organisations they opened for a reason, and of no other. Only the
    /// classes named in the architecture test call it; for anybody else it does nothing, and no write passes the guard all the same.
    /// </summary>
    internal void ReadOpenedOrganisations()
    {
        if (Scope.IsPlatform)
        {
            (FilterOrganisation, FilterByBranch, FilterBranches) = (null, true, [.. Scope.ReadOnlyBranches]);
        }
    }
}

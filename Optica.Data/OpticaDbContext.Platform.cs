using Microsoft.EntityFrameworkCore;
using Optica.Domain.Access;

namespace Optica.Data;

/// <content>What platform admins may look into, and for how long.</content>
public abstract partial class OpticaDbContext
{
    /// <summary>Looks of platform admins into organisations.</summary>
    public DbSet<PlatformAccess> PlatformAccesses => Set<PlatformAccess>();

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

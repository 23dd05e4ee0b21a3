using Microsoft.EntityFrameworkCore;
using Optica.Domain.Access;
using Optica.Domain.Common;

namespace Optica.Data.Access;

/// <summary>An organisation is never left without an active super admin.</summary>
internal static class LastAdmins
{
    /// <summary>
    /// Called before an account ceases to be an active super admin. The others' stamps are renewed with it: of two who are taken away at
    /// once, the second save misses its rows and is tried again.
    /// </summary>
    /// <returns>Null, or <see cref="LastAdmin"/> when there is no other.</returns>
    public static async Task<Error?> KeepOneAsync(OpticaDbContext db, OpticaUser leaving, CancellationToken cancellation)
    {
        if (leaving is not { Role: StaffRole.SuperAdmin, IsActive: true })
        {
            return null;
        }

        var others = await db
            .Users.Where(row =>
                row.OrganisationId == leaving.OrganisationId && row.Role == StaffRole.SuperAdmin && row.IsActive && row.Id != leaving.Id
            )
            .ToListAsync(cancellation);
        others.ForEach(other => other.ConcurrencyStamp = UserLoading.NewStamp());
        return others.Count == 0 ? new LastAdmin() : null;
    }
}

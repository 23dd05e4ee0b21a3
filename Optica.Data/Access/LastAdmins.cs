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
    /// <returns>
    /// Null, <see cref="LastAdmin"/> when there is no other who can sign in, or <see cref="AccessDenied"/> when the caller is no super admin any
    /// more.
    /// </returns>
    public static async Task<Error?> KeepOneAsync(OpticaDbContext db, OpticaUser leaving, CancellationToken cancellation)
    {
        if (leaving is not { Role: StaffRole.SuperAdmin, IsActive: true })
        {
            return null;
        }

        // tried again after somebody was faster, the caller may be no super admin any more
        var caller = db.Scope.UserId;
        if (!await db.Users.AnyAsync(row => row.Id == caller && row.IsActive && row.Role == StaffRole.SuperAdmin, cancellation))
        {
            return new AccessDenied();
        }

        var others = await db
            .Users.Where(row =>
                row.OrganisationId == leaving.OrganisationId && row.Role == StaffRole.SuperAdmin && row.IsActive && row.Id != leaving.Id
            )
            .ToListAsync(cancellation);
        others.ForEach(other => other.ConcurrencyStamp = UserLoading.NewStamp());
        // whoever was invited and never came cannot open the door for anybody
        var ids = others.ConvertAll(other => other.Id);
        var came = await db
            .UserSessions.Where(row => ids.Contains(row.UserId))
            .Select(row => row.UserId)
            .Distinct()
            .ToListAsync(cancellation);
        return others.Exists(other => other.PasswordHash is not null || came.Contains(other.Id)) ? null : new LastAdmin();
    }
}

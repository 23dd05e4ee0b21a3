using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Organisations;
using Optica.Domain.Segments;

namespace Optica.Data.Organisations;

/// <summary>Reads organisations for platform admins: numbers, and nothing of anybody's customers.</summary>
public sealed class OrganisationQueries(SystemAccess system, ICurrentAccess access, TimeProvider time)
{
    /// <summary>Every organisation, by name.</summary>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The organisations, or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<IReadOnlyList<OrganisationRow>>> ListAsync(CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.OrganisationsManage, cancellation) is { } refused)
        {
            return refused;
        }

        var (own, now) = (access.Scope.UserId, time.GetUtcNow().UtcDateTime);
        await using var db = system.Open();
        var rows = await db
            .Organisations.Select(row => new OrganisationRow(
                row.Id,
                row.Version,
                row.Name,
                row.CreatedAt,
                row.SuspendedAt,
                db.Branches.Count(branch => branch.OrganisationId == row.Id && branch.IsActive),
                db.Users.Count(user => user.OrganisationId == row.Id && user.IsActive),
                db.CustomerCounts.Where(count => count.OrganisationId == row.Id && count.Span == CountSpan.Always)
                    .Sum(count => (long)count.Customers)
            )
            {
                IsInvited = !db.Users.Any(user =>
                    user.OrganisationId == row.Id
                    && (user.PasswordHash != null || db.UserSessions.Any(session => session.UserId == user.Id))
                ),
                OpenUntil = db
                    .PlatformAccesses.Where(one => one.OrganisationId == row.Id && one.UserId == own)
                    .Where(one => one.EndedAt == null && one.EndsAt > now)
                    .Max(one => (DateTime?)one.EndsAt),
            })
            .ToListAsync(cancellation);
        return Result.Of<IReadOnlyList<OrganisationRow>>([.. rows.InOrderOfNames(row => row.Name).ThenBy(row => row.Id)]);
    }
}

using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Notifications;

namespace Optica.Data.Notifications;

/// <summary>Marks notifications as read, per user.</summary>
public sealed class NotificationService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    private const int Most = 500;

    /// <summary>Marks all of the caller's notifications as read.</summary>
    /// <returns>How many were unread, or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<int>> ReadAllAsync(CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.NotificationsRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var userId = db.Scope.UserId!.Value;
        var unread = await NotificationQueries
            .Mine(db)
            .Where(row => !db.NotificationReads.Any(read => read.NotificationId == row.Id && read.UserId == userId))
            .OrderByDescending(row => row.CreatedAt)
            .ThenBy(row => row.Id)
            .Take(Most)
            .Select(row => new { row.Id, row.OrganisationId })
            .ToListAsync(cancellation);
        var now = time.GetUtcNow().UtcDateTime;
        db.NotificationReads.AddRange(unread.Select(row => new NotificationRead(userId, row.Id, row.OrganisationId, now)));
        // another tab may have marked the same ones at once: they are read either way
        return await db.TrySaveAsync(cancellation) is VersionConflict conflict ? conflict : unread.Count;
    }
}

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

    /// <summary>Marks one notification as read.</summary>
    /// <param name="id">The notification.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Done; <see cref="AccessDenied"/>; <see cref="NotFound"/> for one the caller is not told of.</returns>
    public async Task<Result<Done>> ReadAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.NotificationsRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var userId = db.Scope.UserId!.Value;
        var row = await NotificationQueries.Mine(db).SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (row is null)
        {
            return new NotFound();
        }

        if (!await db.NotificationReads.AnyAsync(read => read.NotificationId == id && read.UserId == userId, cancellation))
        {
            db.NotificationReads.Add(new NotificationRead(userId, id, row.OrganisationId, time.GetUtcNow().UtcDateTime));
            // another tab may have marked it at once: it is read either way
            await db.TrySaveAsync(cancellation);
        }

        return default(Done);
    }

    /// <summary>Tells the caller of a kind of news no more, or again.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="isMuted">Whether they want to hear no more of it.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Done, or <see cref="AccessDenied"/>, also for people without an organisation.</returns>
    public async Task<Result<Done>> MuteAsync(NotificationKind kind, bool isMuted, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.NotificationsRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (db.Scope.OrganisationId is not { } organisation)
        {
            return new AccessDenied();
        }

        var userId = db.Scope.UserId!.Value;
        var muted = await db.MutedKinds.SingleOrDefaultAsync(row => row.UserId == userId && row.Kind == kind, cancellation);
        if (isMuted && muted is null)
        {
            db.MutedKinds.Add(new MutedKind(userId, kind, organisation));
        }
        else if (!isMuted && muted is not null)
        {
            db.MutedKinds.Remove(muted);
        }

        // another tab may have done the same at once
        await db.TrySaveAsync(cancellation);
        return default(Done);
    }
}

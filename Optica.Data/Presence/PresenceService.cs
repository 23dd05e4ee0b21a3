using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Presence;

namespace Optica.Data.Presence;

/// <summary>Who has which record on a screen. Only people who may see the record say so, and see who else does.</summary>
public sealed class PresenceService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    private const int MostCompanions = 20;

    /// <summary>Says that the caller has a record on a screen; again every <see cref="RecordPresence.Beat"/>.</summary>
    /// <param name="input">The screen and the record.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Colleagues who have it too, by name; <see cref="AccessDenied"/>; <see cref="NotFound"/> when the record is out of reach or the
    /// caller has no organisation.
    /// </returns>
    public async Task<Result<IReadOnlyList<Companion>>> BeatAsync(PresenceInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await access.RefuseAsync(RecordDoor.Permission(input.Kind), cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (db.Scope.OrganisationId is null || !await RecordDoor.IsOpenAsync(db, input.Kind, input.RecordId, cancellation))
        {
            return new NotFound();
        }

        var now = time.GetUtcNow().UtcDateTime;
        // a screen that says so twice at once finds its own row the second time
        return await db.TransactAsync(() => SeenAsync(db, input, now, cancellation), cancellation);
    }

    private static async Task<Result<IReadOnlyList<Companion>>> SeenAsync(
        OpticaDbContext db,
        PresenceInput input,
        DateTime now,
        CancellationToken cancellation
    )
    {
        var userId = db.Scope.UserId!.Value;
        var mine = await db.RecordPresences.SingleOrDefaultAsync(row => row.Id == input.Screen && row.UserId == userId, cancellation);
        if (mine is null)
        {
            db.RecordPresences.Add(RecordPresence.Of(input.Screen, db.Scope, (input.RecordId, input.IsEditing), now));
        }
        else
        {
            mine.Seen(input.IsEditing, now);
        }

        // a row that was cleared away meanwhile comes again with the next sign of life
        await db.TrySaveAsync(cancellation);
        return Result.Of(await CompanionsAsync(db, input.RecordId, now - RecordPresence.Life, cancellation));
    }

    /// <summary>Colleagues who have a record on a screen.</summary>
    /// <param name="kind">Kind of the record.</param>
    /// <param name="recordId">The record.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>By name, at most 20; <see cref="AccessDenied"/>; <see cref="NotFound"/> when the record is out of reach.</returns>
    public async Task<Result<IReadOnlyList<Companion>>> CompanionsAsync(RecordKind kind, Guid recordId, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(RecordDoor.Permission(kind), cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await RecordDoor.IsOpenAsync(db, kind, recordId, cancellation)
            ? Result.Of(await CompanionsAsync(db, recordId, time.GetUtcNow().UtcDateTime - RecordPresence.Life, cancellation))
            : new NotFound();
    }

    /// <summary>The caller's screen shows the record no more.</summary>
    /// <param name="screen">The screen; one that is not there, or not the caller's, is no error.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Done, or <see cref="AccessDenied"/> for nobody.</returns>
    public async Task<Result<Done>> LeaveAsync(Guid screen, CancellationToken cancellation)
    {
        if (await access.RefreshAsync(cancellation) is not { UserId: { } userId })
        {
            return new AccessDenied();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.RecordPresences.SingleOrDefaultAsync(row => row.Id == screen && row.UserId == userId, cancellation) is { } mine)
        {
            db.RecordPresences.Remove(mine);
            // cleared away already is as good
            await db.TrySaveAsync(cancellation);
        }

        return default(Done);
    }

    private static async Task<IReadOnlyList<Companion>> CompanionsAsync(
        OpticaDbContext db,
        Guid recordId,
        DateTime since,
        CancellationToken cancellation
    )
    {
        var userId = db.Scope.UserId;
        var rows = await db
            .RecordPresences.Where(row => row.RecordId == recordId && row.UserId != userId && row.SeenAt > since)
            .OrderBy(row => row.UserName)
            .ThenBy(row => row.UserId)
            .Select(row => new Companion(row.UserId, row.UserName, row.IsEditing))
            .Take(MostCompanions)
            .ToListAsync(cancellation);
        return
        [
            .. rows.GroupBy(row => row.UserId).Select(screens => screens.First() with { IsEditing = screens.Any(one => one.IsEditing) }),
        ];
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Data.Audit;

/// <summary>Notes whom the caller is about to be shown. Every query that tells a customer's name calls it; a test finds those that do not.</summary>
internal static class SightingNote
{
    /// <summary>The caller is about to be shown customers.</summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="surface">Where.</param>
    /// <param name="customers">Whom, in the order in which they are shown; none is fine.</param>
    /// <param name="cancellation">Cancels; then nothing may be shown.</param>
    public static async Task NoteSeenAsync(
        this OpticaDbContext db,
        SightingSurface surface,
        IEnumerable<Guid> customers,
        CancellationToken cancellation
    )
    {
        Guid[] shown = [.. customers.Distinct()];
        if (shown.Length == 0 || db.Scope.UserId is not { } user)
        {
            return;
        }

        var (log, at) = (db.GetService<SightingLog>(), db.GetService<TimeProvider>().GetUtcNow().UtcDateTime);
        var mayWait = db.Database.CurrentTransaction is null;
        var viewer = (user, db.Scope.SessionId, db.Scope.SelectedBranchId == Guid.Empty ? null : db.Scope.SelectedBranchId);
        foreach (var (organisation, ids) in await db.ByOrganisationAsync(shown, cancellation))
        {
            foreach (var chunk in ids.Chunk(Sighting.MostCustomers))
            {
                await log.NoteAsync(Sighting.Create(Ids.New(at), organisation, viewer, (at, surface, chunk)), mayWait, cancellation);
            }
        }
    }

    /// <summary>A platform admin may be shown customers of several organisations; everybody else sees those of their own.</summary>
    private static async Task<IEnumerable<(Guid Organisation, Guid[] Ids)>> ByOrganisationAsync(
        this OpticaDbContext db,
        Guid[] shown,
        CancellationToken cancellation
    )
    {
        if (db.Scope.OrganisationId is { } own)
        {
            return [(own, shown)];
        }

        var owners = await db
            .Customers.Where(row => EF.Parameter(shown).Contains(row.Id))
            .Select(row => new { row.Id, row.OrganisationId })
            .ToDictionaryAsync(row => row.Id, row => row.OrganisationId, cancellation);
        return shown.Where(owners.ContainsKey).GroupBy(id => owners[id], (organisation, ids) => (organisation, ids.ToArray()));
    }
}

using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Prescriptions;

namespace Optica.Data.Prescriptions;

/// <summary>
/// What has become of prescriptions that quotes and jobs were made from. Whoever reaches the quote or the job is told that much,
/// whatever branch wrote them: it says that values are wrong, not what they are.
/// </summary>
internal static class PrescriptionStates
{
    /// <summary>One prescription and what stands in its place; null for none.</summary>
    public static async Task<PrescriptionState?> OfAsync(OpticaDbContext db, Guid? id, CancellationToken cancellation)
    {
        var all = db.Prescriptions.IgnoreQueryFilters([TenancyModel.BranchFilter]).AsNoTracking();
        var found = await all.Where(row => row.Id == id)
            .Select(row => new
            {
                row.Id,
                row.Status,
                row.Kind,
                row.PrescribedOn,
            })
            .SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return null;
        }

        Amendment? last = null;
        // a correction can have been corrected itself; each is newer than what it amends, so there is an end
        while (await NextAsync(all, last?.Told.Id ?? found.Id, cancellation) is { } next)
        {
            last = next;
        }

        return new(
            found.Id,
            PrescriptionLife.StandingOf(found.Status, last is not null),
            last is { Status: PrescriptionStatus.Active } ? last.Told : null
        )
        {
            Kind = found.Kind,
            PrescribedOn = found.PrescribedOn,
        };
    }

    /// <summary>How several stand; those of which there is nothing to say are left out.</summary>
    public static async Task<Dictionary<Guid, PrescriptionStanding>> DoubtfulAsync(
        OpticaDbContext db,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellation
    )
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var all = db.Prescriptions.IgnoreQueryFilters([TenancyModel.BranchFilter]).AsNoTracking();
        var rows = await all.Where(row => ids.Contains(row.Id) && row.Status >= PrescriptionStatus.Superseded)
            .Select(row => new
            {
                row.Id,
                row.Status,
                IsAmended = all.Any(other => other.AmendsId == row.Id),
            })
            .ToListAsync(cancellation);
        return rows.ToDictionary(row => row.Id, row => PrescriptionLife.StandingOf(row.Status, row.IsAmended));
    }

    private static Task<Amendment?> NextAsync(IQueryable<Prescription> all, Guid id, CancellationToken cancellation) =>
        all.Where(row => row.AmendsId == id)
            .Select(row => new Amendment(new PrescriptionCorrection(row.Id, row.Kind, row.PrescribedOn), row.Status))
            .SingleOrDefaultAsync(cancellation);

    private sealed record Amendment(PrescriptionCorrection Told, PrescriptionStatus Status);
}

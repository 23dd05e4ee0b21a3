using Microsoft.EntityFrameworkCore;
using Optica.Domain.Appointments;
using Optica.Domain.Organisations;

namespace Optica.Data.Segments;

/// <summary>What a customer's visits add up to.</summary>
/// <param name="Visits">Completed ones.</param>
/// <param name="NoShows">Missed ones.</param>
/// <param name="Last">When the last completed one took place, UTC; or null.</param>
internal sealed record VisitSums(int Visits, int NoShows, DateTime? Last)
{
    private const int Chunk = 500;

    /// <summary>Customers of an organisation whose stored figures are not what their visits add up to.</summary>
    public static async Task<List<(Guid CustomerId, VisitSums Stored, VisitSums Right)>> DriftAsync(
        OpticaDbContext db,
        Organisation own,
        CancellationToken cancellation
    )
    {
        var sums = db
            .Appointments.Where(row => row.OrganisationId == own.Id && row.CustomerId != null)
            .Where(row => row.Status == AppointmentStatus.Completed || row.Status == AppointmentStatus.NoShow)
            .Select(row => new
            {
                CustomerId = row.CustomerId!.Value,
                Visit = row.Status == AppointmentStatus.Completed ? 1 : 0,
                At = row.Status != AppointmentStatus.Completed ? (DateTime?)null
                : row.StartsAt < row.StatusAt ? row.StartsAt
                : row.StatusAt,
            })
            .GroupBy(row => row.CustomerId)
            .Select(rows => new
            {
                CustomerId = rows.Key,
                Visits = rows.Sum(row => row.Visit),
                NoShows = rows.Sum(row => 1 - row.Visit),
                Last = rows.Max(row => row.At),
            });
        var pairs = db
            .CustomerFigures.Where(row => row.OrganisationId == own.Id)
            .LeftJoin(
                sums,
                figures => figures.CustomerId,
                sum => sum.CustomerId,
                (figures, sum) =>
                    new
                    {
                        figures.CustomerId,
                        figures.Visits,
                        figures.NoShows,
                        figures.LastVisitAt,
                        RightVisits = (int?)sum!.Visits ?? 0,
                        RightNoShows = (int?)sum.NoShows ?? 0,
                        RightLast = sum.Last,
                    }
            );
        var off = new List<(Guid, VisitSums, VisitSums)>();
        await foreach (var row in pairs.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var stored = new VisitSums(row.Visits, row.NoShows, row.LastVisitAt);
            var right = new VisitSums(row.RightVisits, row.RightNoShows, row.RightLast);
            if (stored != right)
            {
                off.Add((row.CustomerId, stored, right));
            }
        }

        return off;
    }

    /// <summary>Writes what visits say over what is stored. Call within a transaction.</summary>
    /// <returns>How many customers had drifted.</returns>
    public static async Task<int> MendAsync(OpticaDbContext db, Organisation own, CancellationToken cancellation)
    {
        var off = await DriftAsync(db, own, cancellation);
        var completed = db.Appointments.Where(row => row.Status == AppointmentStatus.Completed);
        var missed = db.Appointments.Where(row => row.Status == AppointmentStatus.NoShow);
        foreach (var ids in off.Select(row => row.CustomerId).Chunk(Chunk))
        {
            await db
                .CustomerFigures.Where(row => ids.Contains(row.CustomerId))
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.Visits, row => completed.Count(visit => visit.CustomerId == row.CustomerId))
                            .SetProperty(row => row.NoShows, row => missed.Count(visit => visit.CustomerId == row.CustomerId))
                            .SetProperty(
                                row => row.LastVisitAt,
                                row =>
                                    completed
                                        .Where(visit => visit.CustomerId == row.CustomerId)
                                        .Max(visit => (DateTime?)(visit.StartsAt < visit.StatusAt ? visit.StartsAt : visit.StatusAt))
                            ),
                    cancellation
                );
        }

        return off.Count;
    }
}

using Microsoft.EntityFrameworkCore;
using Optica.Domain.Appointments;
using Optica.Domain.Saving;

namespace Optica.Data.Segments;

/// <content>Visits: completed and missed ones count, each once, since neither is ever taken back.</content>
internal sealed partial class FiguresWriter
{
    /// <summary>Counts a visit that has just been completed or missed; other steps and guests count nothing. Call within a transaction.</summary>
    /// <param name="db">The context of the transaction.</param>
    /// <param name="visit">The visit as it is now; not saved yet, its customer is.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task FollowAsync(OpticaDbContext db, Appointment visit, CancellationToken cancellation)
    {
        if (visit.CustomerId is not { } customerId || visit.Status is not (AppointmentStatus.Completed or AppointmentStatus.NoShow))
        {
            return;
        }

        var rows = db.CustomerFigures.IgnoreQueryFilters(Lifted).Where(row => row.CustomerId == customerId);
        if (visit.Status == AppointmentStatus.NoShow)
        {
            await rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.NoShows, row => row.NoShows + 1), cancellation);
        }
        else
        {
            var at = visit.VisitedAt;
            await rows.ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.Visits, row => row.Visits + 1)
                        .SetProperty(row => row.LastVisitAt, row => row.LastVisitAt > at ? row.LastVisitAt : at),
                cancellation
            );
        }

        db.Changes.Add(TellOf(customerId, visit.OrganisationId, visit.CustomerBranchId, visit.StatusAt));
    }

    /// <summary>Lists that show the customer are told that the figures moved.</summary>
    private static Change TellOf(Guid customerId, Guid organisationId, Guid branchId, DateTime at) =>
        new()
        {
            Kind = "customer_figures",
            RecordId = customerId,
            OrganisationId = organisationId,
            BranchId = branchId,
            At = at,
        };
}

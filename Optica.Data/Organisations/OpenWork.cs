using Microsoft.EntityFrameworkCore;
using Optica.Domain.Appointments;
using Optica.Domain.Orders;
using Optica.Domain.Organisations;
using Optica.Domain.WorkOrders;

namespace Optica.Data.Organisations;

/// <summary>What somebody waits for at a branch.</summary>
internal static class OpenWork
{
    /// <summary>Reads it.</summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="id">The branch.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<BranchWork> OfAsync(OpticaDbContext db, Guid id, DateTime now, CancellationToken cancellation)
    {
        var jobs = await db
            // what is handed over and called off stands last: a range, which the board's index gives
            .WorkOrders.Where(row => row.BranchId == id)
            .CountAsync(row => row.Status < WorkOrderStatus.Delivered, cancellation);
        var visits = await db
            .Appointments.Where(row => row.BranchId == id && row.StartsAt > now)
            .Where(row => row.Status == AppointmentStatus.Scheduled || row.Status == AppointmentStatus.Confirmed)
            .GroupBy(row => row.BranchId)
            .Select(rows => new { Count = rows.Count(), First = rows.Min(row => row.StartsAt) })
            .SingleOrDefaultAsync(cancellation);
        var orders = await db
            .Orders.Where(row => row.BranchId == id && row.Status < OrderStatus.Delivered)
            .GroupBy(row => row.Status)
            .Select(rows => new OpenOrders(rows.Key, rows.Count()))
            .ToListAsync(cancellation);
        return new([.. orders.OrderBy(row => row.Status)], jobs, visits?.Count ?? 0) { FirstVisitAt = visits?.First };
    }
}

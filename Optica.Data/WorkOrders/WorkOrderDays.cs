using Microsoft.EntityFrameworkCore;
using Optica.Data.Organisations;
using Optica.Domain.Common;
using Optica.Domain.WorkOrders;

namespace Optica.Data.WorkOrders;

/// <summary>Ages and lateness of jobs, by the days of their branches (CL-11), and what the caller may do with them.</summary>
internal sealed class WorkOrderDays
{
    private readonly Dictionary<Guid, TimeZoneInfo> zones;
    private readonly AccessScope scope;

    private WorkOrderDays(BranchDays today, Dictionary<Guid, TimeZoneInfo> zones, AccessScope scope) =>
        (Today, this.zones, this.scope) = (today, zones, scope);

    /// <summary>The day at each branch.</summary>
    public BranchDays Today { get; }

    public static async Task<WorkOrderDays> ReadAsync(OpticaDbContext db, TimeProvider time, CancellationToken cancellation)
    {
        var names = await db.Branches.Select(row => new { row.Id, row.TimeZone }).ToListAsync(cancellation);
        return new(
            await BranchDays.ReadAsync(db, time, cancellation),
            names.ToDictionary(row => row.Id, row => TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone)),
            db.Scope
        );
    }

    /// <summary>A row with what depends on the day and on who asks.</summary>
    public WorkOrderRow On(WorkOrderRow row)
    {
        var today = Today[row.BranchId];
        int Since(DateTime at) => Math.Max(0, today.DayNumber - LocalDay.Of(new DateTimeOffset(at), zones[row.BranchId]).DayNumber);
        return row with
        {
            IsOverdue = WorkOrderRules.IsOverdue(row.Status, row.PromisedOn, today),
            DaysInStatus = Since(row.StatusAt),
            DaysOpen = Since(row.CreatedAt),
            MayChange = scope.May(Permissions.WorkOrdersEdit) && WorkOrderLoading.MayChange(scope, row.BranchId, row.CustomerBranchId),
        };
    }
}

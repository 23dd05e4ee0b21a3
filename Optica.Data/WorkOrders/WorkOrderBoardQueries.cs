using Microsoft.EntityFrameworkCore;
using Optica.Data.Audit;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.WorkOrders;

namespace Optica.Data.WorkOrders;

/// <summary>Reads the board: every open job, column by column, with a number of queries that does not grow with the jobs.</summary>
public sealed class WorkOrderBoardQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    /// <summary>Most jobs on a board.</summary>
    public const int Most = 1000;

    private static readonly IReadOnlyList<WorkOrderStatus> Open = [.. Enum.GetValues<WorkOrderStatus>().Where(status => status.IsOpen())];

    /// <summary>The open jobs of the selected branch, or of all in reach.</summary>
    /// <param name="filter">Which of them; its order and page are the board's own.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The board; <see cref="AccessDenied"/>; for a branch out of reach <see cref="AccessDenied"/> or <see cref="NotFound"/>.</returns>
    public async Task<Result<WorkOrderBoard>> ReadAsync(WorkOrderFilter filter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (await access.RefuseAsync(Permissions.WorkOrdersRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (filter.BranchId is { } branch && await BranchChoice.RefuseAsync(db, branch, cancellation) is { } outOfReach)
        {
            return outOfReach;
        }

        var days = await WorkOrderDays.ReadAsync(db, time, cancellation);
        var all = db.WorkOrders.AsNoTracking().InSelectedBranch(db.Scope).Where(WorkOrderRules.IsStillOpen).Filter(db, filter, days.Today);
        // one more than fits says that there are more
        var rows = await all.OrderByDescending(row => row.Priority)
            .ThenBy(row => row.PromisedOn == null)
            .ThenBy(row => row.PromisedOn)
            .ThenBy(row => row.CreatedAt)
            .ThenBy(row => row.Id)
            .Take(Most + 1)
            .Rows(db)
            .ToListAsync(cancellation);
        var total = rows.Count > Most ? await all.CountAsync(cancellation) : rows.Count;
        var told = await db.WithStandingsAsync([.. rows.Take(Most)], cancellation);
        await db.NoteSeenAsync(SightingSurface.Board, told.Select(row => row.CustomerId), cancellation);
        var jobs = told.Select(days.On).ToLookup(row => row.Status);
        return new WorkOrderBoard(
            [.. Open.Select(status => new BoardColumn(status, [.. jobs[status]], jobs[status].Count(row => row.IsOverdue)))],
            total,
            rows.Count > Most
        );
    }
}

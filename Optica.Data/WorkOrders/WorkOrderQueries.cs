using Microsoft.EntityFrameworkCore;
using Optica.Data.Audit;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.WorkOrders;

namespace Optica.Data.WorkOrders;

/// <summary>Reads jobs: of the branches in reach, and of the customers in reach wherever they are made.</summary>
public sealed class WorkOrderQueries(
    IDbContextFactory<OpticaDbContext> contexts,
    ICurrentAccess access,
    WorkOrderContents contents,
    TimeProvider time
)
{
    /// <summary>Totals are counted up to here.</summary>
    public const int TotalCap = 10_000;

    /// <summary>One page of jobs, narrowed to the selected branch unless a customer or an order is named.</summary>
    /// <param name="filter">Which, and in which order.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The page; <see cref="AccessDenied"/>; for a branch out of reach <see cref="AccessDenied"/> or <see cref="NotFound"/>.</returns>
    public async Task<Result<Page<WorkOrderRow>>> ListAsync(WorkOrderFilter filter, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        if (await access.RefuseAsync(Permissions.WorkOrdersRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (filter.BranchId is { } branch && await BranchChoice.RefuseAsync(db, branch, cancellation) is { } outOfReach)
        {
            return outOfReach;
        }

        return await PageAsync(db, filter, page, cancellation);
    }

    /// <summary>A customer's jobs, newest first, wherever they are made.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The page; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<Page<WorkOrderRow>>> OfCustomerAsync(Guid customerId, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (await access.RefuseAsync(Permissions.WorkOrdersRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.Customers.AnyAsync(row => row.Id == customerId, cancellation))
        {
            return (Result<Page<WorkOrderRow>>)await db.Customers.MissingAsync(row => row.Id == customerId, cancellation);
        }

        return await PageAsync(db, new WorkOrderFilter { CustomerId = customerId }, page, cancellation);
    }

    /// <summary>
    /// Everything about a job. What it is made by, and what was measured, is told to those who may see it, and every telling of it
    /// stands in the audit trail (CL-13).
    /// </summary>
    /// <param name="id">The job.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The job; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<WorkOrderDetail>> ReadAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.WorkOrdersRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var job = await db.WorkOrders.AsNoTracking().Include(row => row.Steps).SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (job is null)
        {
            return (Result<WorkOrderDetail>)await db.WorkOrders.MissingAsync(row => row.Id == id, cancellation);
        }

        await db.NoteOpeningAsync(job, job.CustomerId, cancellation);
        var detail = await WorkOrderDetails.TellAsync(db, job, time, cancellation);
        var hasSnapshot = await db.WorkOrderMedical.AnyAsync(row => row.WorkOrderId == id, cancellation);
        if (!hasSnapshot)
        {
            return detail;
        }

        if (!WorkOrderContents.MaySee(db.Scope, job))
        {
            return detail with { HidesPrescription = true };
        }

        var prescribed = await contents.OpenAsync(db, id, cancellation);
        var checks = await OpenChecksAsync(db, detail, cancellation);
        await contents.NoteReadAsync(db, job, cancellation);
        return detail with { Prescribed = prescribed, Checks = checks };
    }

    /// <summary>The plain side of a job: nothing medical, nothing to audit.</summary>
    /// <param name="id">The job.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The row; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<WorkOrderRow>> RowAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.WorkOrdersRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var row = await db.WorkOrders.AsNoTracking().Where(one => one.Id == id).Rows(db).SingleOrDefaultAsync(cancellation);
        await db.NoteSeenAsync(SightingSurface.WorkOrders, row is null ? [] : [row.CustomerId], cancellation);
        return row is null
            ? (Result<WorkOrderRow>)await db.WorkOrders.MissingAsync(one => one.Id == id, cancellation)
            : (await WorkOrderDays.ReadAsync(db, time, cancellation)).On((await db.WithStandingsAsync([row], cancellation))[0]);
    }

    /// <summary>What a job of an order is likely to be: its lenses with their treatments, and its frame, in words.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The words, null where nothing of the kind is sold; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<JobWords>> OfOrderAsync(Guid orderId, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.WorkOrdersEdit, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var order = await db.Orders.AsNoTracking().Include(row => row.Lines).SingleOrDefaultAsync(row => row.Id == orderId, cancellation);
        return order is null ? (Result<JobWords>)await db.Orders.MissingAsync(row => row.Id == orderId, cancellation) : JobWords.Of(order);
    }

    private async Task<IReadOnlyList<WorkOrderCheckRow>> OpenChecksAsync(
        OpticaDbContext db,
        WorkOrderDetail detail,
        CancellationToken cancellation
    )
    {
        var id = detail.Row.Id;
        var stored = await db
            .WorkOrderChecks.AsNoTracking()
            .Where(row => row.WorkOrderId == id)
            .ToDictionaryAsync(row => row.Id, cancellation);
        var opened = new List<WorkOrderCheckRow>(detail.Checks.Count);
        foreach (var row in detail.Checks)
        {
            opened.Add(row with { Check = await contents.OpenAsync(stored[row.Id], cancellation) });
        }

        return opened;
    }

    private async Task<Page<WorkOrderRow>> PageAsync(
        OpticaDbContext db,
        WorkOrderFilter filter,
        PageRequest page,
        CancellationToken cancellation
    )
    {
        var days = await WorkOrderDays.ReadAsync(db, time, cancellation);
        var all = (filter.CustomerId ?? filter.OrderId) is null ? db.WorkOrders.InSelectedBranch(db.Scope) : db.WorkOrders;
        var rows = all.AsNoTracking().Filter(db, filter, days.Today);
        var total = await rows.Take(TotalCap + 1).CountAsync(cancellation);
        var items = await rows.Order(filter.Sort, filter.Descending).Skip(page.Skip).Take(page.Size).Rows(db).ToListAsync(cancellation);
        await db.NoteSeenAsync(SightingSurface.WorkOrders, items.Select(row => row.CustomerId), cancellation);
        var told = await db.WithStandingsAsync(items, cancellation);
        return new([.. told.Select(days.On)], page.Number, page.Size, Math.Min(total, TotalCap), total > TotalCap);
    }
}

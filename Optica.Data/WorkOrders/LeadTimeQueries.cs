using Microsoft.EntityFrameworkCore;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;

namespace Optica.Data.WorkOrders;

/// <summary>
/// Learns from finished jobs how long a laboratory takes: from the first time a job was sent until the last time it could be fetched, so
/// that what had to go back counts with its whole way. Of the organisation's branches in reach, over the last year.
/// </summary>
public sealed class LeadTimeQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    /// <summary>Days that are looked back.</summary>
    public const int DaysBack = 365;

    /// <summary>Most finished jobs that are learnt from, the newest ones.</summary>
    public const int Most = 5000;

    /// <summary>How long jobs of a kind take at a laboratory.</summary>
    /// <param name="labId">The laboratory.</param>
    /// <param name="lensKind">The kind of lens.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The times, null with the number of jobs where too few were finished; <see cref="AccessDenied"/>, <see cref="NotFound"/>.</returns>
    public async Task<Result<LeadTime>> OfAsync(Guid labId, PrescriptionKind lensKind, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.WorkOrdersRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.Labs.AnyAsync(row => row.Id == labId, cancellation))
        {
            return new NotFound();
        }

        var jobs = db.WorkOrders.Where(row => row.LabId == labId && row.LensKind == lensKind);
        return LeadTime.Of([.. (await FinishedAsync(db, jobs, cancellation)).Select(one => one.Took)]);
    }

    /// <summary>The times of every laboratory and kind of which jobs were finished: for the board, in one query.</summary>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The times, by laboratory and kind; <see cref="AccessDenied"/>.</returns>
    public async Task<Result<IReadOnlyList<LabLeadTime>>> AllAsync(CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.WorkOrdersRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var finished = await FinishedAsync(db, db.WorkOrders.Where(row => row.LabId != null), cancellation);
        return Result.Of<IReadOnlyList<LabLeadTime>>([
            .. finished
                .GroupBy(one => (one.LabId, one.LensKind))
                .OrderBy(group => group.Key.LabId)
                .ThenBy(group => group.Key.LensKind)
                .Select(group => new LabLeadTime(group.Key.LabId, group.Key.LensKind, LeadTime.Of([.. group.Select(one => one.Took)]))),
        ]);
    }

    private async Task<List<Finished>> FinishedAsync(OpticaDbContext db, IQueryable<WorkOrder> jobs, CancellationToken cancellation)
    {
        var since = time.GetUtcNow().UtcDateTime.AddDays(-DaysBack);
        var rows = await jobs.AsNoTracking()
            .Where(row => row.Status == WorkOrderStatus.ReadyForPickup || row.Status == WorkOrderStatus.Delivered)
            .Where(row => row.StatusAt >= since)
            .OrderByDescending(row => row.StatusAt)
            .ThenByDescending(row => row.Id)
            .Take(Most)
            // the organisation leads the index of steps: without it every job would look through all of them
            .Select(row => new
            {
                LabId = row.LabId!.Value,
                row.LensKind,
                Sent = db
                    .WorkOrderSteps.Where(step => step.OrganisationId == row.OrganisationId && step.WorkOrderId == row.Id)
                    // what another laboratory had before says nothing of this one; older steps do not tell whose they were
                    .Where(step => step.To == WorkOrderStatus.SentToLab && (step.LabId == null || step.LabId == row.LabId))
                    .Min(step => (DateTime?)step.At),
                Ready = db
                    .WorkOrderSteps.Where(step => step.OrganisationId == row.OrganisationId && step.WorkOrderId == row.Id)
                    .Where(step => step.To == WorkOrderStatus.ReadyForPickup)
                    .Max(step => (DateTime?)step.At),
            })
            .ToListAsync(cancellation);
        return
        [
            .. from row in rows
            let took = row.Ready - row.Sent
            where took is not null
            select new Finished(row.LabId, row.LensKind, took.Value),
        ];
    }

    private sealed record Finished(Guid LabId, PrescriptionKind LensKind, TimeSpan Took);
}

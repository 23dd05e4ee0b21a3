using Microsoft.EntityFrameworkCore;
using Optica.Data.Organisations;
using Optica.Data.Prescriptions;
using Optica.Domain.WorkOrders;

namespace Optica.Data.WorkOrders;

/// <summary>The plain side of a job in full.</summary>
internal static class WorkOrderDetails
{
    /// <param name="db">The caller's context.</param>
    /// <param name="job">The job, in reach, with its steps.</param>
    /// <param name="time">Now.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<WorkOrderDetail> TellAsync(
        OpticaDbContext db,
        WorkOrder job,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var days = await WorkOrderDays.ReadAsync(db, time, cancellation);
        var state = await PrescriptionStates.OfAsync(db, job.PrescriptionId, cancellation);
        var row = days.On(await db.WorkOrders.Where(one => one.Id == job.Id).Rows(db).SingleAsync(cancellation)) with
        {
            Standing = state?.Standing,
        };
        var branch = await BranchQueries.RowAsync(db, job.BranchId, cancellation);
        var checks = await ChecksAsync(db, job.Id, cancellation);
        var prescribed = await WorkOrderHistoryQueries.PrescribedAsync(db, job.Id, cancellation);
        var names = await NamesAsync(
            db,
            [
                .. prescribed.Select(change => change.By),
                .. job.Steps.Select(step => step.By),
                .. checks.Select(check => check.By),
                job.CreatedBy,
                job.UpdatedBy,
            ],
            cancellation
        );
        string? Name(Guid? id) => id is { } known ? names.GetValueOrDefault(known) : null;
        return await LinkAsync(
            db,
            job,
            new WorkOrderDetail(
                row,
                branch with
                {
                    MayChange = row.MayChange,
                },
                job.ToInput(),
                [
                    .. job
                        .Steps.OrderBy(step => step.Position)
                        .Select(step => new WorkOrderStepRow(step.From, step.To, step.Note, step.Overridden, step.At, Name(step.By))),
                ],
                [.. checks.Select(check => new WorkOrderCheckRow(check.Id, check.Passed, check.At, Name(check.By), null))]
            )
            {
                PrescriptionState = state,
                PrescriptionChanges = [.. prescribed.Select(change => new PrescriptionChangeRow(change.At, Name(change.By)))],
                QuoteId = job.QuoteId,
                RemakeCause = job.RemakeCause,
                TakenBy = Name(job.CreatedBy),
                ChangedBy = Name(job.UpdatedBy),
            },
            cancellation
        );
    }

    private static Task<List<Checked>> ChecksAsync(OpticaDbContext db, Guid jobId, CancellationToken cancellation) =>
        db
            .WorkOrderChecks.Where(check => check.WorkOrderId == jobId)
            .OrderByDescending(check => check.At)
            .ThenByDescending(check => check.Id)
            .Select(check => new Checked(check.Id, check.Passed, check.At, check.By))
            .ToListAsync(cancellation);

    private static async Task<WorkOrderDetail> LinkAsync(
        OpticaDbContext db,
        WorkOrder job,
        WorkOrderDetail detail,
        CancellationToken cancellation
    )
    {
        var remakes = await db
            .WorkOrders.Where(row => row.OriginalId == job.Id)
            .OrderBy(row => row.Id)
            .Select(row => new WorkOrderLink(row.Id, row.Number, row.Status))
            .ToListAsync(cancellation);
        var order = await db
            .Orders.Where(row => row.Id == job.OrderId)
            .Select(row => new { row.Number, row.Status })
            .SingleOrDefaultAsync(cancellation);
        return detail with
        {
            OrderNumber = order?.Number,
            OrderStatus = order?.Status,
            OriginalNumber = await db
                .WorkOrders.Where(row => row.Id == job.OriginalId)
                .Select(row => row.Number)
                .SingleOrDefaultAsync(cancellation),
            Remakes = remakes,
        };
    }

    private static async Task<Dictionary<Guid, string>> NamesAsync(
        OpticaDbContext db,
        IEnumerable<Guid?> people,
        CancellationToken cancellation
    )
    {
        var ids = people.OfType<Guid>().Distinct().ToList();
        return await db
            .Users.Where(user => ids.Contains(user.Id))
            .ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellation);
    }

    /// <summary>The plain side of a check.</summary>
    private sealed record Checked(Guid Id, bool Passed, DateTime At, Guid? By);
}

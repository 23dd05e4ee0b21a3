using Microsoft.EntityFrameworkCore;
using Optica.Data.Customers;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Jobs;
using Optica.Domain.Notifications;
using Optica.Domain.Saving;

namespace Optica.Data.Jobs;

/// <summary>The side of jobs that runs them: of all organisations, since a requester who lost every right still has jobs to fail.</summary>
public sealed class JobStore(SystemAccess system, TimeProvider time)
{
    private const int Look = 20;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Takes the oldest job that waits, or that nobody runs any more. Of several processes one gets it.</summary>
    /// <returns>The job, or null when there is nothing to do.</returns>
    public async Task<ClaimedJob?> ClaimAsync(CancellationToken cancellation)
    {
        await using var db = system.Open();
        var now = Now;
        var silent = now - Job.Silence;
        var candidates = await db
            .Jobs.Where(row =>
                (row.Status == JobStatus.Waiting && (row.HeartbeatAt == null || row.HeartbeatAt <= now))
                || (row.Status == JobStatus.Running && row.HeartbeatAt < silent)
            )
            .OrderBy(row => row.CreatedAt)
            .ThenBy(row => row.Id)
            .Select(row => row.Id)
            .Take(Look)
            .ToListAsync(cancellation);
        foreach (var id in candidates)
        {
            db.ChangeTracker.Clear();
            var job = await db.Jobs.SingleAsync(row => row.Id == id, cancellation);
            // somebody else may have been faster: the version decides
            // stopped in the middle, a job that is taken would have nobody who gives it back
            if (job.Claim(now).Succeeded && await db.TrySaveAsync(CancellationToken.None) is null && !job.HasEnded)
            {
                return new(job.Id, job.UserId, job.BranchId, job.Kind, job.Parameters, now);
            }
        }

        return null;
    }

    /// <summary>What its requester wants of a job, and whether it still is ours.</summary>
    public async Task<JobWish> LookAsync(ClaimedJob mine, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mine);
        await using var db = system.Open();
        var job = await db
            .Jobs.Where(row => row.Id == mine.Id)
            .Select(row => new
            {
                row.Status,
                row.HeartbeatAt,
                row.CancelRequested,
            })
            .SingleOrDefaultAsync(cancellation);
        return job?.Status != JobStatus.Running || job.HeartbeatAt != mine.Heartbeat ? JobWish.Lost
            : job.CancelRequested ? JobWish.Stop
            : JobWish.GoOn;
    }

    /// <summary>Notes how far it is, with a sign of life.</summary>
    /// <returns>The job with the new sign of life, or null when it is not ours any more.</returns>
    public async Task<ClaimedJob?> AdvanceAsync(ClaimedJob mine, long progress, long goal, CancellationToken cancellation)
    {
        var now = Now;
        return await ChangeAsync(mine, (job, _) => job.Advance(progress, goal, now), cancellation) ? mine with { Heartbeat = now } : null;
    }

    /// <summary>Ends it well, and tells its requester.</summary>
    public Task<bool> FinishAsync(ClaimedJob mine, JobOutcome outcome, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var now = Now;
        return ChangeAsync(
            mine,
            (job, db) =>
            {
                var finished = job.Finish(outcome.Result, now);
                if (finished.Succeeded && outcome.Notice is { } notice)
                {
                    Tell(db, job, notice, now);
                }

                return finished;
            },
            cancellation
        );
    }

    /// <summary>Ends it badly.</summary>
    public Task<bool> FailAsync(ClaimedJob mine, string? errorCode, string? traceId) =>
        ChangeAsync(mine, (job, _) => job.Fail(errorCode, traceId, Now), CancellationToken.None);

    /// <summary>Stops it, because its requester wants that.</summary>
    public Task<bool> CancelAsync(ClaimedJob mine) => ChangeAsync(mine, (job, _) => job.Cancel(Now), CancellationToken.None);

    /// <summary>Gives it back unfinished.</summary>
    /// <param name="mine">The job.</param>
    /// <param name="until">Until when it is left alone, UTC; null when it may be taken at once.</param>
    public Task<bool> PutBackAsync(ClaimedJob mine, DateTime? until = null) =>
        ChangeAsync(mine, (job, _) => job.PutBack(until), CancellationToken.None);

    /// <summary>Jobs that ended before an instant and still have a file.</summary>
    public async Task<IReadOnlyList<Guid>> FilesBeforeAsync(DateTime ended, CancellationToken cancellation)
    {
        await using var db = system.Open();
        return await db
            .Jobs.Where(row => row.ResultFile != null && row.EndedAt < ended)
            .OrderBy(row => row.Id)
            .Select(row => row.Id)
            .ToListAsync(cancellation);
    }

    /// <summary>Files about people who were erased since they were asked for.</summary>
    /// <returns>Their jobs.</returns>
    public async Task<IReadOnlyList<Guid>> FilesOfErasedAsync(CancellationToken cancellation)
    {
        await using var db = system.Open();
        var rows = await db
            .Jobs.Where(row => row.ResultFile != null && row.Kind == JobKinds.PersonalFile)
            .Select(row => new
            {
                row.Id,
                row.Parameters,
                row.CreatedAt,
            })
            .ToListAsync(cancellation);
        var whose = rows.ToDictionary(row => row.Id, row => PersonalFileRequest.Parse(row.Parameters).CustomerId);
        List<Guid> people = [.. whose.Values.Distinct()];
        var erased = await db
            .Customers.Where(row => people.Contains(row.Id) && row.ErasedAt != null)
            .ToDictionaryAsync(row => row.Id, row => row.ErasedAt, cancellation);
        return [.. rows.Where(row => erased.GetValueOrDefault(whose[row.Id]) >= row.CreatedAt).Select(row => row.Id)];
    }

    /// <summary>Notes that the file of a job was removed.</summary>
    public async Task DropFileAsync(Guid id, CancellationToken cancellation)
    {
        await using var db = system.Open();
        (await db.Jobs.SingleAsync(row => row.Id == id, cancellation)).DropFile();
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Changes a job that is ours. Tried again when its requester changed it in between.</summary>
    private async Task<bool> ChangeAsync(ClaimedJob mine, Func<Job, OpticaDbContext, Result<Done>> change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(mine);
        await using var db = system.Open();
        var result = await db.TransactAsync<Done>(
            async () =>
            {
                var job = await db.Jobs.SingleAsync(row => row.Id == mine.Id, cancellation);
                var changed = job.HeartbeatAt == mine.Heartbeat ? change(job, db) : new JobNotRunning();
                return changed.Succeeded && await db.TrySaveAsync(cancellation) is { } lost ? lost : changed;
            },
            cancellation
        );
        return result.Succeeded;
    }

    private static void Tell(OpticaDbContext db, Job job, JobNotice notice, DateTime at)
    {
        var told = Notification.ForUser(notice.Kind, (job.OrganisationId, notice.BranchId), job.Id, (job.UserId, at));
        db.Notifications.Add(told);
        // the feed's interceptor leaves system writes alone
        db.Changes.Add(
            new Change
            {
                Kind = "notification",
                RecordId = told.Id,
                OrganisationId = told.OrganisationId,
                BranchId = told.BranchId,
                At = at,
            }
        );
    }
}

/// <summary>What is to be done with a job that runs.</summary>
public enum JobWish
{
    /// <summary>Go on.</summary>
    GoOn,

    /// <summary>Stop: its requester wants that.</summary>
    Stop,

    /// <summary>Stop: another process has it.</summary>
    Lost,
}

using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Jobs;

namespace Optica.Data.Jobs;

/// <summary>Asks for long work, and calls it off. What it needs to be allowed is checked again while it runs.</summary>
public sealed class JobService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, JobSignal signal, TimeProvider time)
{
    /// <summary>Most jobs a user may have waiting or running at once.</summary>
    public const int MostActive = 5;

    /// <summary>Asks for a job of the caller's, for the selected branch.</summary>
    /// <param name="kind">One of <see cref="JobKinds"/>; decides the permission.</param>
    /// <param name="parameters">What exactly, as JSON of at most 4000 characters; never medical.</param>
    /// <param name="operationId">One click, one job: the same id twice asks once.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The job's id; <see cref="AccessDenied"/>, <see cref="TooManyJobs"/> or, where once is enough, <see cref="JobUnderWay"/>.</returns>
    public async Task<Result<Guid>> AskAsync(string kind, string parameters, Guid? operationId, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(JobKinds.PermissionOf(kind), cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var operation = (operationId, (byte[]?)null);
        if (await Operations.DoneBeforeAsync(db, operation, cancellation) is { } before)
        {
            return before;
        }

        if (await IsBusyAsync(db, cancellation))
        {
            return new TooManyJobs();
        }

        if (kind == JobKinds.KeyRotation && await IsUnderWayAsync(db, kind, cancellation))
        {
            return new JobUnderWay();
        }

        var job = Add(db, (kind, parameters), operationId);
        if (await db.TrySaveAsync(cancellation) is { } lost)
        {
            // the same click arrived twice, and the other one was faster
            return await Operations.DoneBeforeAsync(db, operation, cancellation) ?? lost;
        }

        signal.Ring();
        return job;
    }

    /// <summary>
    /// Asks for work in the save of what it belongs to. The caller has checked the right, looked whether the same click came before, saves,
    /// and then calls <see cref="Ring"/>.
    /// </summary>
    /// <returns>The job; <see cref="TooManyJobs"/>.</returns>
    internal async Task<Result<Guid>> StageAsync(
        OpticaDbContext db,
        (string Kind, string Parameters) what,
        Guid? operationId,
        CancellationToken cancellation
    ) => await IsBusyAsync(db, cancellation) ? new TooManyJobs() : Add(db, what, operationId);

    /// <summary>Work was asked for and saved.</summary>
    internal void Ring() => signal.Ring();

    private Guid Add(OpticaDbContext db, (string Kind, string Parameters) what, Guid? operationId)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var scope = db.Scope;
        var asker = (scope.OrganisationId!.Value, scope.UserId!.Value, scope.SelectedBranchId);
        var job = Job.Ask(asker, what.Kind, what.Parameters, now);
        db.Jobs.Add(job);
        Operations.Note(db, (operationId, null), job.Id, now);
        return job.Id;
    }

    /// <summary>Whether anybody of the organisation has asked for it, and it is not done yet.</summary>
    private static Task<bool> IsUnderWayAsync(OpticaDbContext db, string kind, CancellationToken cancellation) =>
        db.Jobs.AnyAsync(row => row.Kind == kind && (row.Status == JobStatus.Waiting || row.Status == JobStatus.Running), cancellation);

    private static async Task<bool> IsBusyAsync(OpticaDbContext db, CancellationToken cancellation)
    {
        var active = db.MyJobs().Where(row => row.Status == JobStatus.Waiting || row.Status == JobStatus.Running);
        return await active.CountAsync(cancellation) >= MostActive;
    }

    /// <summary>Calls a job of the caller's off: a waiting one ends at once, a running one at its next step.</summary>
    /// <param name="id">The job.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Done; <see cref="NotFound"/> also for another user's; <see cref="JobEnded"/>.</returns>
    public async Task<Result<Done>> CancelAsync(Guid id, CancellationToken cancellation)
    {
        if (!(await access.RefreshAsync(cancellation)).IsSomebody)
        {
            return new AccessDenied();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        // whoever runs it notes its progress in between: then it is tried again
        return await db.TransactAsync(
            async () =>
            {
                if (await db.MyJobs().SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } job)
                {
                    return new NotFound();
                }

                var asked = job.RequestCancel(time.GetUtcNow().UtcDateTime);
                return asked.Succeeded && await db.TrySaveAsync(cancellation) is { } lost ? lost : asked;
            },
            cancellation
        );
    }
}

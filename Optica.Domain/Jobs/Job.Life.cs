using Optica.Domain.Common;

namespace Optica.Domain.Jobs;

/// <content>From waiting to its end. Whoever runs it gives a sign of life; without one for too long, another takes it over.</content>
public sealed partial class Job
{
    /// <summary>A running job without a sign of life for longer than this belongs to nobody any more.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    /// <summary>How often a job may be begun that takes its process with it: the next one would go the same way.</summary>
    public const int MostAttempts = 5;

    /// <summary>Whether it is over.</summary>
    public bool HasEnded => Status is JobStatus.Done or JobStatus.Failed or JobStatus.Cancelled;

    /// <summary>Asks for work.</summary>
    /// <param name="who">Organisation, user, and the branch selected at the moment.</param>
    /// <param name="kind">One of <see cref="JobKinds"/>.</param>
    /// <param name="parameters">What exactly, as JSON; never medical.</param>
    /// <param name="at">When, UTC.</param>
    public static Job Ask((Guid OrganisationId, Guid UserId, Guid? BranchId) who, string kind, string parameters, DateTime at) =>
        new()
        {
            Id = Ids.New(at),
            OrganisationId = who.OrganisationId,
            UserId = who.UserId,
            BranchId = who.BranchId,
            Kind = kind,
            Parameters = parameters,
            Status = JobStatus.Waiting,
            CreatedAt = at,
        };

    /// <summary>Takes it to run it, from the beginning: a waiting one, or a running one that nobody runs any more.</summary>
    /// <param name="at">When, UTC.</param>
    /// <returns>Done, or <see cref="JobTaken"/>. One that nobody ever gave back or ended has failed after <see cref="MostAttempts"/>.</returns>
    public Result<Done> Claim(DateTime at)
    {
        var isSilent = Status == JobStatus.Running && (HeartbeatAt is not { } last || at - last > Silence);
        var isLeftAlone = Status == JobStatus.Waiting && HeartbeatAt > at;
        if (isLeftAlone || (Status != JobStatus.Waiting && !isSilent))
        {
            return new JobTaken();
        }

        if (Attempts >= MostAttempts)
        {
            return End(JobStatus.Failed, at);
        }

        (Status, HeartbeatAt, Progress, Goal) = (JobStatus.Running, at, 0, 0);
        Attempts++;
        return default(Done);
    }

    /// <summary>Notes how far it is, and that somebody runs it.</summary>
    /// <param name="progress">Steps done.</param>
    /// <param name="goal">Steps in all, 0 while unknown.</param>
    /// <param name="at">When, UTC.</param>
    /// <returns>Done, or <see cref="JobNotRunning"/>.</returns>
    public Result<Done> Advance(long progress, long goal, DateTime at)
    {
        if (Status != JobStatus.Running)
        {
            return new JobNotRunning();
        }

        (Progress, Goal, HeartbeatAt) = (progress, goal, at);
        return default(Done);
    }

    /// <summary>Ends it well.</summary>
    /// <param name="result">What it made.</param>
    /// <param name="at">When, UTC.</param>
    /// <returns>Done, or <see cref="JobNotRunning"/>.</returns>
    public Result<Done> Finish(JobResult result, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (Status != JobStatus.Running)
        {
            return new JobNotRunning();
        }

        (ResultFile, ResultRows, ResultBytes) = (result.File, result.Rows, result.Bytes);
        Progress = Goal = Math.Max(Goal, result.Rows ?? 0);
        return End(JobStatus.Done, at);
    }

    /// <summary>Ends it badly.</summary>
    /// <param name="errorCode">Code of an expected failure, or null.</param>
    /// <param name="traceId">Where to look, or null.</param>
    /// <param name="at">When, UTC.</param>
    /// <returns>Done, or <see cref="JobNotRunning"/>.</returns>
    public Result<Done> Fail(string? errorCode, string? traceId, DateTime at)
    {
        if (Status != JobStatus.Running)
        {
            return new JobNotRunning();
        }

        (ErrorCode, TraceId) = (errorCode, traceId);
        return End(JobStatus.Failed, at);
    }

    /// <summary>Wants it to stop: a waiting one ends at once, a running one at its next step.</summary>
    /// <param name="at">When, UTC.</param>
    /// <returns>Done, or <see cref="JobEnded"/>.</returns>
    public Result<Done> RequestCancel(DateTime at)
    {
        if (HasEnded)
        {
            return new JobEnded();
        }

        CancelRequested = true;
        return Status == JobStatus.Waiting ? End(JobStatus.Cancelled, at) : default(Done);
    }

    /// <summary>Stops it, because that is wanted.</summary>
    /// <param name="at">When, UTC.</param>
    /// <returns>Done, or <see cref="JobNotRunning"/>.</returns>
    public Result<Done> Cancel(DateTime at) => Status == JobStatus.Running ? End(JobStatus.Cancelled, at) : new JobNotRunning();

    /// <summary>Gives it back unfinished: the process ends, another one begins it again; or it has to wait, and its place is free for others.</summary>
    /// <param name="until">Until when it is left alone, UTC; null when it may be taken at once.</param>
    /// <returns>Done, or <see cref="JobNotRunning"/>.</returns>
    public Result<Done> PutBack(DateTime? until = null)
    {
        if (Status != JobStatus.Running)
        {
            return new JobNotRunning();
        }

        (Status, HeartbeatAt, Progress, Goal) = (JobStatus.Waiting, until, 0, 0);
        Attempts--;
        return default(Done);
    }

    /// <summary>Its file was removed.</summary>
    public void DropFile() => ResultFile = null;

    private Result<Done> End(JobStatus status, DateTime at)
    {
        (Status, EndedAt, HeartbeatAt) = (status, at, null);
        return default(Done);
    }
}

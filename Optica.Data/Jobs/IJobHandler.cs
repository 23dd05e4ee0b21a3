using Optica.Domain.Common;
using Optica.Domain.Jobs;

namespace Optica.Data.Jobs;

/// <summary>Does the jobs of one kind, as the requester: in a scope of its own whose access is theirs, computed anew at every call.</summary>
public interface IJobHandler
{
    /// <summary>One of <see cref="JobKinds"/>.</summary>
    string Kind { get; }

    /// <summary>
    /// Does a job from its beginning. Reports after every chunk, which also stops it when that is wanted; leaves nothing behind when it
    /// does not succeed.
    /// </summary>
    /// <param name="run">The job and the line to whoever runs it; its token stops the work.</param>
    /// <returns>What it made, or an expected failure.</returns>
    Task<Result<JobOutcome>> RunAsync(JobRun run);
}

/// <summary>What came of a job.</summary>
/// <param name="Result">What it made.</param>
/// <param name="Notice">What its requester is told.</param>
public sealed record JobOutcome(JobResult Result, JobNotice? Notice = null)
{
    /// <summary>It has to wait before it can go on: until then its place is free for others, UTC. Null when it is done.</summary>
    public DateTime? Later { get; init; }
}

/// <summary>What the requester of a job is told.</summary>
/// <param name="Kind">What.</param>
/// <param name="BranchId">A branch they reach, under which it stands.</param>
public sealed record JobNotice(Optica.Domain.Notifications.NotificationKind Kind, Guid BranchId);

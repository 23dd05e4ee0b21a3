namespace Optica.Domain.Jobs;

/// <summary>What a job made.</summary>
/// <param name="File">Name of its file for people, or null.</param>
/// <param name="Rows">Rows in it, or null.</param>
/// <param name="Bytes">Its size, or null.</param>
public sealed record JobResult(string? File = null, long? Rows = null, long? Bytes = null);

/// <summary>A job as its requester sees it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Kind">One of <see cref="JobKinds"/>.</param>
/// <param name="Parameters">What exactly, as JSON.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Progress">Steps done.</param>
/// <param name="Goal">Steps in all, 0 while unknown.</param>
/// <param name="Result">What it made; empty while it has not, or once the file was removed.</param>
/// <param name="CancelRequested">Asked to stop.</param>
/// <param name="ErrorCode">Code of an expected failure, or null.</param>
/// <param name="TraceId">Trace id of a failure, or null.</param>
/// <param name="CreatedAt">When it was asked for, UTC.</param>
/// <param name="EndedAt">When it ended, UTC; or null.</param>
public sealed record JobRow(
    Guid Id,
    string Kind,
    string Parameters,
    JobStatus Status,
    long Progress,
    long Goal,
    JobResult Result,
    bool CancelRequested,
    string? ErrorCode,
    string? TraceId,
    DateTime CreatedAt,
    DateTime? EndedAt
)
{
    /// <summary>Whether something still happens.</summary>
    public bool IsActive => Status is JobStatus.Waiting or JobStatus.Running;
}

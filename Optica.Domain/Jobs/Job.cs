using Optica.Domain.Common;

namespace Optica.Domain.Jobs;

/// <summary>How far a job is.</summary>
public enum JobStatus
{
    /// <summary>Waits for its turn.</summary>
    Waiting = 1,

    /// <summary>Runs.</summary>
    Running = 2,

    /// <summary>Ended well.</summary>
    Done = 3,

    /// <summary>Ended badly; <see cref="Job.TraceId"/> tells where to look.</summary>
    Failed = 4,

    /// <summary>Was called off.</summary>
    Cancelled = 5,
}

/// <summary>Long work for a user (export, import, rebuild): survives closing the tab, runs with the user's access recomputed as it goes.</summary>
public sealed partial class Job : IOrganisationOwned, IVersioned
{
    private Job() { }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <summary>Who asked for it.</summary>
    public Guid UserId { get; private set; }

    /// <summary>The branch that was selected then; null for all in reach.</summary>
    public Guid? BranchId { get; private set; }

    /// <summary>What it does, snake_case.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>What exactly, as JSON; never medical.</summary>
    public string Parameters { get; private set; } = "{}";

    /// <summary>How far it is.</summary>
    public JobStatus Status { get; private set; }

    /// <summary>Steps done.</summary>
    public long Progress { get; private set; }

    /// <summary>Steps in all, 0 while unknown.</summary>
    public long Goal { get; private set; }

    /// <summary>Name of the file it made, or null.</summary>
    public string? ResultFile { get; private set; }

    /// <summary>Rows it wrote, or null.</summary>
    public long? ResultRows { get; private set; }

    /// <summary>Size of the file, bytes; or null.</summary>
    public long? ResultBytes { get; private set; }

    /// <summary>The user wants it to stop.</summary>
    public bool CancelRequested { get; private set; }

    /// <summary>Sign of life of the process that runs it, UTC; of a waiting one, until when it is left alone. Else null.</summary>
    public DateTime? HeartbeatAt { get; private set; }

    /// <summary>How often somebody began to run it and did not give it back: at most <see cref="MostAttempts"/>.</summary>
    public int Attempts { get; private set; }

    /// <summary>Code of an expected failure, such as <c>access_denied</c>; or null.</summary>
    public string? ErrorCode { get; private set; }

    /// <summary>Trace id of a failure, or null.</summary>
    public string? TraceId { get; private set; }

    /// <summary>When it was asked for, UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>When it ended, UTC; null while it has not.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <inheritdoc />
    public long Version { get; private set; }
}

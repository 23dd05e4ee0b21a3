namespace Optica.Data.Jobs;

/// <summary>A job that this process runs.</summary>
/// <param name="Id">Identity.</param>
/// <param name="UserId">Who asked for it.</param>
/// <param name="BranchId">The branch that was selected then, or null.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Parameters">What exactly, as JSON.</param>
/// <param name="Heartbeat">Our last sign of life, UTC: while the stored one is the same, nobody has taken the job over.</param>
public sealed record ClaimedJob(Guid Id, Guid UserId, Guid? BranchId, string Kind, string Parameters, DateTime Heartbeat);

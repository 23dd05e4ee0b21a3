using Optica.Domain.Common;

namespace Optica.Domain.Jobs;

/// <summary>Somebody else runs the job, or it is over.</summary>
public sealed record JobTaken() : Error("job_taken", ErrorKind.Conflict);

/// <summary>The job does not run: it was given back, taken over, or it is over.</summary>
public sealed record JobNotRunning() : Error("job_not_running", ErrorKind.Conflict);

/// <summary>The job is over: nothing is left to stop.</summary>
public sealed record JobEnded() : Error("job_ended", ErrorKind.Conflict);

/// <summary>The user has enough work waiting.</summary>
public sealed record TooManyJobs() : Error("too_many_jobs", ErrorKind.Conflict);

/// <summary>The same is being done for the organisation already: twice would be no better than once.</summary>
public sealed record JobUnderWay() : Error("job_under_way", ErrorKind.Conflict);

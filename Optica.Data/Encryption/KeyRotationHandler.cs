using Optica.Data.Jobs;
using Optica.Domain.Common;
using Optica.Domain.Jobs;

namespace Optica.Data.Encryption;

/// <summary>
/// A new data key for the requester's organisation, as a job, while everybody works. What other processes wrote with the old key within
/// <see cref="DataKeyRing.Freshness"/> is taken up when that time is over: until then the job waits and holds no place. Begun again, it
/// goes on with the key it had made; called off, the next rotation ends it.
/// </summary>
public sealed class KeyRotationHandler(KeyRotation rotation, ICurrentAccess access, TimeProvider time) : IJobHandler
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    public string Kind => JobKinds.KeyRotation;

    /// <inheritdoc />
    public async Task<Result<JobOutcome>> RunAsync(JobRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var scope = access.Scope;
        if (scope.OrganisationId is not { } own)
        {
            return new AccessDenied();
        }

        // once for what is left of a rotation that was called off, once for the new key
        var goal = await rotation.CountAsync(own, run.Cancellation);
        var work = new KeyWork(own)
        {
            By = (scope.UserId, scope.UserName),
            JobId = run.Job.Id,
            Report = seen => run.ReportAsync(Math.Min(seen, 3L * goal), 3L * goal),
        };
        var done = await rotation.RunAsync(work, run.Cancellation);
        var settled = done.MadeAt + DataKeyRing.Freshness + Step;
        return new JobOutcome(new JobResult(Rows: done.Rows)) { Later = time.GetUtcNow().UtcDateTime < settled ? settled : null };
    }
}

using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Optica.Data.Access;
using Optica.Domain.Common;
using Optica.Domain.Jobs;

namespace Optica.Data.Jobs;

/// <summary>
/// Runs jobs, each in a scope of its own with its requester's access. Whoever loses the permission, or is deactivated, loses the job
/// too: it fails as "access denied".
/// </summary>
public sealed partial class JobRunner(JobStore store, IServiceScopeFactory scopes, TimeProvider time, ILogger<JobRunner> logger)
{
    /// <summary>Runs the next job to its end.</summary>
    /// <param name="stopping">The process ends: the job is given back.</param>
    /// <returns>False when there was none.</returns>
    public async Task<bool> RunNextAsync(CancellationToken stopping)
    {
        if (await store.ClaimAsync(stopping) is not { } job)
        {
            return false;
        }

        using var activity = new Activity("job").Start();
        using var run = new JobRun(job, store, time, stopping);
        try
        {
            await EndAsync(run, await WorkAsync(run));
        }
        catch (Exception) when (run.Cancellation.IsCancellationRequested)
        {
            // a database that is called off in the middle may say so in words of its own
            await StopAsync(run);
        }
        catch (Exception exception)
        {
            // its message may hold what people typed; type and place are enough with the trace
            LogFailure(logger, job.Id, job.Kind, activity.TraceId.ToString(), exception.GetType().FullName, exception.StackTrace);
            await store.FailAsync(run.Job, null, activity.TraceId.ToString());
        }

        return true;
    }

    private async Task<Result<JobOutcome>> WorkAsync(JobRun run)
    {
        await using var scope = scopes.CreateAsyncScope();
        var access = scope.ServiceProvider.GetRequiredService<CurrentAccess>();
        access.UseJob(run.Job.UserId, run.Job.BranchId);
        if (await access.RefuseAsync(JobKinds.PermissionOf(run.Job.Kind), run.Cancellation) is { } refused)
        {
            return refused;
        }

        var handler = scope.ServiceProvider.GetServices<IJobHandler>().Single(handler => handler.Kind == run.Job.Kind);
        await run.ReportAsync(0, 0);
        return await handler.RunAsync(run);
    }

    private async Task EndAsync(JobRun run, Result<JobOutcome> result)
    {
        if (result.TryGet(out var outcome, out var error))
        {
            if (outcome.Later is { } until)
            {
                await store.PutBackAsync(run.Job, until);
                return;
            }

            await store.FinishAsync(run.Job, outcome, CancellationToken.None);
        }
        else
        {
            LogRefusal(logger, run.Job.Id, run.Job.Kind, error.Code);
            await store.FailAsync(run.Job, error.Code, Activity.Current?.TraceId.ToString());
        }
    }

    private async Task StopAsync(JobRun run)
    {
        switch (run.Wish)
        {
            case JobWish.Stop:
                await store.CancelAsync(run.Job);
                break;
            case JobWish.Lost:
                LogLoss(logger, run.Job.Id, run.Job.Kind);
                break;
            default:
                await store.PutBackAsync(run.Job);
                break;
        }
    }

    [LoggerMessage(LogLevel.Error, "Job {Job} ({Kind}) failed, trace {Trace}: {Exception}\n{Stack}")]
    private static partial void LogFailure(ILogger logger, Guid job, string kind, string trace, string? exception, string? stack);

    [LoggerMessage(LogLevel.Warning, "Job {Job} ({Kind}) was refused: {Code}")]
    private static partial void LogRefusal(ILogger logger, Guid job, string kind, string code);

    [LoggerMessage(LogLevel.Warning, "Job {Job} ({Kind}) is run by another process by now")]
    private static partial void LogLoss(ILogger logger, Guid job, string kind);
}

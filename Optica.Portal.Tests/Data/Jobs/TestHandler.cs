using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Jobs;
using Optica.Domain.Common;
using Optica.Domain.Jobs;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Jobs;

/// <summary>Work for the runner: what a test says.</summary>
internal sealed class TestHandler(Func<JobRun, Task> work) : IJobHandler
{
    public string Kind => JobKinds.Report;

    public async Task<Result<JobOutcome>> RunAsync(JobRun run)
    {
        await work(run);
        return new JobOutcome(new JobResult("a.xlsx", 3, 99));
    }

    /// <summary>A database whose jobs do that.</summary>
    public static Task<TestDatabase> DatabaseAsync(Func<JobRun, Task> work) =>
        TestDatabase.CreateAsync(configure: services => services.AddScoped<IJobHandler>(_ => new TestHandler(work)));
}

/// <summary>Jobs in few words.</summary>
internal static class JobCalls
{
    public static async Task<Guid> AskAsync(this TestDatabase database, Person person, string parameters = "{}", Guid? branch = null)
    {
        await using var scope = database.As(person, branch);
        return (await scope.Get<JobService>().AskAsync(JobKinds.Report, parameters, null, CancellationToken.None)).Expect();
    }

    public static async Task<JobRow> JobAsync(this TestDatabase database, Person person, Guid id)
    {
        await using var scope = database.As(person);
        return (await scope.Get<JobQueries>().ReadAsync(id, CancellationToken.None)).Expect();
    }

    public static JobStore Store(this IServiceProvider services) => services.GetRequiredService<JobStore>();

    public static Task<bool> RunNextAsync(this TestDatabase database, CancellationToken stopping = default) =>
        database.Services.GetRequiredService<JobRunner>().RunNextAsync(stopping);
}

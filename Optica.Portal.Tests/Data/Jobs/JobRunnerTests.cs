using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Jobs;
using Optica.Domain.Jobs;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Jobs;

/// <summary>Long work runs once, as its requester, and ends for good whatever happens.</summary>
public sealed class JobRunnerTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Run_Waiting_EndsWithWhatItMade()
    {
        await using var database = await TestHandler.DatabaseAsync(run => run.ReportAsync(3, 3));
        var id = await database.AskAsync(database.World.Admin);

        Assert.True(await database.RunNextAsync());
        Assert.False(await database.RunNextAsync());

        var job = await database.JobAsync(database.World.Admin, id);
        Assert.Equal((JobStatus.Done, new JobResult("a.xlsx", 3, 99)), (job.Status, job.Result));
    }

    [Fact]
    public async Task Progress_IsNotedOnceASecond()
    {
        List<long> seen = [];
        TestDatabase? database = null;
        Guid id = default;
        async Task SeeAsync(JobRun run, long progress)
        {
            await run.ReportAsync(progress, 10);
            seen.Add((await database!.JobAsync(database!.World.Admin, id)).Progress);
        }

        database = await TestHandler.DatabaseAsync(async run =>
        {
            await SeeAsync(run, 1);
            database!.Clock.Advance(Second);
            await SeeAsync(run, 2);
            await SeeAsync(run, 3);
            database.Clock.Advance(Second);
            await SeeAsync(run, 4);
        });
        await using var _ = database;
        id = await database.AskAsync(database.World.Admin);

        await database.RunNextAsync();

        Assert.Equal([0, 2, 2, 4], seen);
    }

    [Fact]
    public async Task Run_SeveralProcesses_EachJobOnce()
    {
        var runs = new ConcurrentBag<Guid>();
        Task WorkAsync(JobRun run)
        {
            runs.Add(run.Job.Id);
            return run.ReportAsync(1, 1);
        }

        await using var database = await TestHandler.DatabaseAsync(WorkAsync);
        List<Guid> asked = [];
        foreach (var person in new[] { database.World.Admin, database.World.Super, database.World.MallAdmin, database.World.SouthChief })
        {
            for (var i = 0; i < JobService.MostActive; i++)
            {
                asked.Add(await database.AskAsync(person));
            }
        }

        var runner = database.Services.GetRequiredService<JobRunner>();
        // a second process has a gate and a pool of its own
        await using var other = TestDatabase.Attach(
            database.Options.DatabaseFile!,
            services => services.AddScoped<IJobHandler>(_ => new TestHandler(WorkAsync))
        );
        var second = other.Services.GetRequiredService<JobRunner>();
        async Task RunAllAsync(JobRunner one)
        {
            while (await one.RunNextAsync(TestContext.Current.CancellationToken)) { }
        }

        await Task.WhenAll(new[] { runner, second, runner, second }.Select(one => Task.Run(() => RunAllAsync(one))));

        // a look may find every candidate taken while some were still waiting behind them
        await RunAllAsync(runner);
        Assert.Equal(asked.Order(), runs.Order());
    }

    [Fact]
    public async Task Kill_MidWay_AnotherTakesOverAfterTwoMinutes_AndTheFirstStops()
    {
        await using var database = await TestHandler.DatabaseAsync(run => run.ReportAsync(3, 3));
        var id = await database.AskAsync(database.World.Admin);
        var store = database.Services.Store();
        // claimed, and never heard of again
        var dead = (await store.ClaimAsync(CancellationToken.None))!;

        database.Clock.Advance(Job.Silence);
        Assert.False(await database.RunNextAsync());
        database.Clock.Advance(Second);
        Assert.True(await database.RunNextAsync());

        Assert.Equal(JobStatus.Done, (await database.JobAsync(database.World.Admin, id)).Status);
        Assert.Equal(JobWish.Lost, await store.LookAsync(dead, CancellationToken.None));
        Assert.Null(await store.AdvanceAsync(dead, 1, 1, CancellationToken.None));
        Assert.False(await store.FailAsync(dead, "late", null));
        Assert.Equal(JobStatus.Done, (await database.JobAsync(database.World.Admin, id)).Status);
    }

    [Fact]
    public async Task Lost_MidWay_TheFirstStopsAtItsNextStep()
    {
        TestDatabase? database = null;
        var stopped = false;
        database = await TestHandler.DatabaseAsync(async run =>
        {
            database!.Clock.Advance(Job.Silence + Second);
            await database.Services.Store().ClaimAsync(CancellationToken.None);
            stopped = true;
            await run.ReportAsync(1, 2);
            stopped = false;
        });
        await using var _ = database;
        var id = await database.AskAsync(database.World.Admin);

        await database.RunNextAsync();

        Assert.True(stopped);
        // the other's by now, and untouched
        Assert.Equal(JobStatus.Running, (await database.JobAsync(database.World.Admin, id)).Status);
    }

    [Fact]
    public async Task Stop_OfTheProcess_GivesTheJobBack()
    {
        using var stopping = new CancellationTokenSource();
        var runs = 0;
        await using var database = await TestHandler.DatabaseAsync(async run =>
        {
            if (++runs == 1)
            {
                await stopping.CancelAsync();
            }

            await run.ReportAsync(1, 1);
        });
        var id = await database.AskAsync(database.World.Admin);

        await database.RunNextAsync(stopping.Token);
        Assert.Equal(JobStatus.Waiting, (await database.JobAsync(database.World.Admin, id)).Status);

        await database.RunNextAsync();
        Assert.Equal(JobStatus.Done, (await database.JobAsync(database.World.Admin, id)).Status);
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task Cancel_MidWay_IsHeardAtTheNextStep()
    {
        TestDatabase? database = null;
        Guid id = default;
        var wentOn = false;
        database = await TestHandler.DatabaseAsync(async run =>
        {
            await using var scope = database!.As(database.World.Admin);
            Assert.True((await scope.Get<JobService>().CancelAsync(id, CancellationToken.None)).Succeeded);
            await run.ReportAsync(1, 2);
            wentOn = true;
        });
        await using var _ = database;
        id = await database.AskAsync(database.World.Admin);

        await database.RunNextAsync();

        Assert.False(wentOn);
        Assert.Equal(JobStatus.Cancelled, (await database.JobAsync(database.World.Admin, id)).Status);
    }
}

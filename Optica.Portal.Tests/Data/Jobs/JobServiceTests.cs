using Optica.Data.Jobs;
using Optica.Data.Notifications;
using Optica.Domain.Common;
using Optica.Domain.Jobs;
using Optica.Domain.Notifications;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Jobs;

public sealed class JobServiceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ask_SameOperationTwice_AsksOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var scope = database.As(database.World.Admin);
        var jobs = scope.Get<JobService>();
        var operation = Ids.New(World.Start);

        var first = (await jobs.AskAsync(JobKinds.Report, "{}", operation, Cancellation)).Expect();
        var again = (await jobs.AskAsync(JobKinds.Report, "{}", operation, Cancellation)).Expect();

        Assert.Equal(first, again);
        Assert.Single((await scope.Get<JobQueries>().MineAsync(Cancellation)).Expect());
    }

    [Fact]
    public async Task Ask_TooMany_IsRefusedUntilOneEnds()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var scope = database.As(database.World.Admin);
        var jobs = scope.Get<JobService>();
        Guid last = default;
        for (var i = 0; i < JobService.MostActive; i++)
        {
            last = (await jobs.AskAsync(JobKinds.Report, "{}", null, Cancellation)).Expect();
        }

        Assert.IsType<TooManyJobs>((await jobs.AskAsync(JobKinds.Report, "{}", null, Cancellation)).Error);
        Assert.True((await jobs.CancelAsync(last, Cancellation)).Succeeded);
        Assert.True((await jobs.AskAsync(JobKinds.Report, "{}", null, Cancellation)).Succeeded);
    }

    [Fact]
    public async Task Jobs_OfOthers_AreNotThere_ForAnybody()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AskAsync(database.World.Admin);
        foreach (var person in database.World.People.Where(person => person != database.World.Admin))
        {
            await using var scope = database.As(person);
            Assert.IsType<NotFound>((await scope.Get<JobQueries>().ReadAsync(id, Cancellation)).Error);
            Assert.Empty((await scope.Get<JobQueries>().MineAsync(Cancellation)).Expect());
            Assert.Empty((await scope.Get<JobQueries>().RunningAsync(Cancellation)).Expect());
            Assert.IsType<NotFound>((await scope.Get<JobService>().CancelAsync(id, Cancellation)).Error);
        }

        Assert.Equal(JobStatus.Waiting, (await database.JobAsync(database.World.Admin, id)).Status);
    }

    [Fact]
    public async Task Cancel_Ended_IsRefused()
    {
        await using var database = await TestHandler.DatabaseAsync(_ => Task.CompletedTask);
        var id = await database.AskAsync(database.World.Admin);
        await database.RunNextAsync(Cancellation);
        await using var scope = database.As(database.World.Admin);

        Assert.IsType<JobEnded>((await scope.Get<JobService>().CancelAsync(id, Cancellation)).Error);
    }

    [Fact]
    public async Task Notice_ReachesTheRequesterOnly()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await database.AskAsync(world.Admin);
        var store = database.Services.Store();
        var job = (await store.ClaimAsync(Cancellation))!;
        var notice = new JobNotice(NotificationKind.ReportReady, world.Centro);

        Assert.True(await store.FinishAsync(job, new JobOutcome(new JobResult("clientes.xlsx", 1, 1), notice), Cancellation));

        foreach (var person in world.People.Where(person => person.May(Permissions.NotificationsRead)))
        {
            await using var scope = database.As(person);
            var rows = (await scope.Get<NotificationQueries>().NewestAsync(Cancellation)).Expect();
            Assert.Equal(
                person == world.Admin ? "ReportReady clientes.xlsx" : "",
                string.Join(", ", rows.Select(row => $"{row.Kind} {row.RecordName}"))
            );
        }
    }
}

using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Optica.Data.Access;
using Optica.Data.Jobs;
using Optica.Domain.Common;
using Optica.Domain.Jobs;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Jobs;

/// <summary>A job runs as its requester, with what they may do then; what goes wrong tells nothing about anybody.</summary>
public sealed class JobRequesterTests
{
    [Theory]
    [InlineData("deactivated")]
    [InlineData("another role")]
    public async Task Requester_WhoMayNotAnyMore_LosesTheJob(string how)
    {
        var ran = false;
        await using var database = await TestHandler.DatabaseAsync(_ =>
        {
            ran = true;
            return Task.CompletedTask;
        });
        var person = database.World.Admin;
        var id = await database.AskAsync(person);
        await using (var db = database.Open())
        {
            var user = (await db.Users.FindAsync([person.Id], TestContext.Current.CancellationToken))!;
            (user.IsActive, user.Role) = (how != "deactivated", how == "deactivated" ? user.Role : StaffRole.Sales);
            user.ScopeVersion++;
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await database.RunNextAsync();

        Assert.False(ran);
        var job = await database.ReadAsync(db => Task.FromResult(db.Jobs.Single(row => row.Id == id)));
        Assert.Equal((JobStatus.Failed, "access_denied"), (job.Status, job.ErrorCode));
    }

    [Fact]
    public async Task Failure_LeavesATraceAndNoPersonalDataInTheLog()
    {
        var log = new CapturedLog();
        await using var database = await TestDatabase.CreateAsync(configure: services =>
            services
                .AddSingleton<ILoggerProvider>(log)
                .AddScoped<IJobHandler>(_ => new TestHandler(_ => throw new FormatException("The input 'Ana Soto' is no number.")))
        );
        var id = await database.AskAsync(database.World.Admin);

        await database.RunNextAsync();

        var job = await database.JobAsync(database.World.Admin, id);
        Assert.Equal((JobStatus.Failed, null), (job.Status, job.ErrorCode));
        Assert.NotNull(job.TraceId);
        Assert.Contains(
            log.Lines,
            line => line.Contains(job.TraceId!, StringComparison.Ordinal) && line.Contains("FormatException", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(log.Lines, line => line.Contains("Ana Soto", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Access_InsideAJob_IsTheRequesters()
    {
        AccessScope? inside = null;
        await using var database = await TestDatabase.CreateAsync(configure: services =>
            services.AddScoped<IJobHandler>(provider => new TestHandler(async _ =>
                inside = await provider.GetRequiredService<CurrentAccess>().RefreshAsync(CancellationToken.None)
            ))
        );
        var world = database.World;
        await database.AskAsync(world.Helper, branch: world.Centro);

        await database.RunNextAsync();

        Assert.Equal((world.Helper.Id, world.Centro, false), (inside!.UserId, inside.SelectedBranchId, inside.AllBranches));
        Assert.Equal(world.Helper.Changes.Order(), inside.FullBranches.Order());
    }

    private sealed class CapturedLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}

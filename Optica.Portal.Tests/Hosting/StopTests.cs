using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Portal.Components.Shared.Forms;
using Optica.Portal.Hosting;
using Optica.Portal.Tests.Api;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Hosting;

/// <summary>What a portal does before and after it stops, each by itself (SECURITY 50); <c>GracefulStopTests</c> stops a real one.</summary>
public sealed class StopTests : IAsyncLifetime
{
    private readonly HeldCommands held = new();
    private readonly LineCatcher lines = new();
    private readonly TimerClock clock = new(World.Start);
    private readonly ApiHost host;

    /// <summary>
    /// On a clock that stands still: what is done again and again is done at the start, and then at the very end. Who watches the keys
    /// rests as long as who binds the trail: a test could not tell which of them has done its first round.
    /// </summary>
    public StopTests() =>
        host = new()
        {
            Configure = builder =>
                builder.ConfigureTestServices(services =>
                {
                    services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)).AddSingleton<ILoggerProvider>(lines);
                    services.Remove(services.Single(service => service.ImplementationType == typeof(RootWatch)));
                    held.AddTo(services);
                }),
        };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => host.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        lines.Dispose();
    }

    /// <summary>Services stop beside one another: a request that ends last shows somebody after the writer has.</summary>
    [Fact]
    public async Task Sightings_OfTheLastRequest_AreWrittenAfterEverythingStopped()
    {
        await clock.IsSetAsync(TimeSpan.FromSeconds(1), Cancellation);
        await host.RegisterAsync(1, host.World.Admin, host.World.Centro);
        await host.As(host.World.Sales).ReadAsync(ApiHost.Customers).IsAsync(200);
        Assert.Equal(0, await SightingsAsync());

        await EndAsync("SightingWriting");

        Assert.Equal(1, await SightingsAsync());
    }

    [Fact]
    public async Task Trail_OfTheLastRequest_IsBoundAfterEverythingStopped()
    {
        await clock.IsSetAsync(TimeSpan.FromMilliseconds(500), Cancellation);
        await host.Database.AddAsync(host.World.Centro, People.Numbered(1));
        Assert.Equal(0, await LinksAsync(host));

        await EndAsync("AuditSealing");

        Assert.Equal(1, await LinksAsync(host));
    }

    /// <summary>
    /// The host gives up on whatever is still under way when its time is used up, here by a request that writes a line at its very end;
    /// for the last words it waits, though the database keeps them waiting. A test's host is stopped twice at once.
    /// </summary>
    [Fact]
    public async Task Trail_OfARequestThatUsedUpTheTime_IsBound()
    {
        using var said = new LineCatcher();
        var request = new LateRequest();
        await using (
            var late = new ApiHost
            {
                Configure = builder =>
                    builder.ConfigureTestServices(services =>
                        services
                            .AddSingleton<ILoggerProvider>(said)
                            .Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(50))
                            .AddSingleton<IHostedService>(request)
                    ),
            }
        )
        {
            await late.InitializeAsync();
            var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            late.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped.Register(stopped.SetResult);
            await using var db = late.Services.GetRequiredService<SystemAccess>().Open();
            var database = db.Database.GetConnectionString()!;
            IDisposable? turn = null;
            request.Write = async () =>
            {
                await late.Database.AddAsync(late.World.Centro, People.Numbered(1));
                turn = await SqliteWriteGate.EnterAsync(database, CancellationToken.None);
            };

            var stopping = Record.ExceptionAsync(() => late.Services.GetRequiredService<IHost>().StopAsync(Cancellation)).AsTask();
            await stopped.Task.InTimeAsync();
            await Assert.ThrowsAsync<TimeoutException>(() => stopping.WaitAsync(TimeSpan.FromMilliseconds(100), Cancellation));
            turn!.Dispose();
            await stopping;

            Assert.Equal(1, await late.Database.ReadAsync(db => db.AuditEntries.CountAsync(Cancellation)));
            Assert.Equal(1, await LinksAsync(late));
        }

        Assert.DoesNotContain(said.Errors, line => line.Contains("could not be", StringComparison.Ordinal));
    }

    /// <summary>The host gave up on what was in the middle of its work, and does not listen: the last words are not said beside it.</summary>
    [Fact]
    public async Task Trail_ThatIsBeingNoted_IsBoundAndNotedOnceMoreAfterwards()
    {
        await clock.IsSetAsync(TimeSpan.FromMilliseconds(500), Cancellation);
        held.IsDeaf = true;
        // the ends of the chains are read to be noted, for which nobody holds a turn
        held.Arm("\"Number\" DESC");
        clock.Advance(TimeSpan.FromMinutes(1));
        await held.Reached;
        await host.Database.AddAsync(host.World.Centro, People.Numbered(1));

        var ending = EndAsync("AuditSealing");
        await Assert.ThrowsAsync<TimeoutException>(() => ending.WaitAsync(TimeSpan.FromMilliseconds(100), Cancellation));
        held.Release();
        await ending;

        Assert.Equal(1, await LinksAsync(host));
    }

    /// <summary>A database that does not listen when it is called off does not hold the stop.</summary>
    [Fact]
    public async Task LastWords_ThatAreNotHeard_EndAndAreTold()
    {
        await clock.IsSetAsync(TimeSpan.FromMilliseconds(500), Cancellation);
        await host.Database.AddAsync(host.World.Centro, People.Numbered(1));
        var service = Service("AuditSealing");
        service.GetType().GetProperty("LastWords")!.SetValue(service, TimeSpan.FromMilliseconds(50));
        held.IsDeaf = true;
        held.Arm("\"AuditLinks\"");

        try
        {
            await EndAsync("AuditSealing").WaitAsync(TimeSpan.FromSeconds(20), Cancellation);

            Assert.Contains(lines.Errors, line => line.Contains("could not be bound", StringComparison.Ordinal));
        }
        finally
        {
            // or the host of this test would wait for it
            held.Release();
        }
    }

    /// <summary>Open forms are asked for their last words, also where one of them cannot answer; from then on the portal is not ready.</summary>
    [Fact]
    public async Task Leave_AsksEveryOpenForm_AndIsNotReady()
    {
        var forms = host.Services.GetRequiredService<OpenForms>();
        var kept = 0;
        forms.Add(this, null, () => throw new InvalidOperationException("gone"));
        forms.Add(
            forms,
            null,
            () =>
            {
                kept++;
                return Task.CompletedTask;
            }
        );
        await host.Anybody().ReadAsync("/health/ready").IsAsync(200);
        var departure = host.Services.GetRequiredService(typeof(Program).Assembly.GetTypes().Single(type => type.Name == "Departure"));
        object? Call(string method, params object[] given) => departure.GetType().GetMethod(method)!.Invoke(departure, given);

        Assert.Equal(true, Call("Begin"));
        Assert.Equal(false, Call("Begin"));
        await (Task)Call("TakeLeaveAsync", Cancellation)!;

        Assert.Equal(1, kept);
        Assert.Equal(503, (int)(await host.Anybody().ReadAsync("/health/ready")).StatusCode);
        await host.Anybody().ReadAsync("/health/live").IsAsync(200);
    }

    /// <summary>What the portal asks a service for when all of them have stopped; of this one the host waits no longer.</summary>
    private async Task EndAsync(string name)
    {
        var service = Service(name);
        await service.StopAsync(new CancellationToken(true));
        await (Task)service.GetType().GetMethod("EndAsync", [])!.Invoke(service, null)!;
    }

    private IHostedService Service(string name) =>
        host.Services.GetServices<IHostedService>().Single(service => service.GetType().Name == name);

    private static Task<int> LinksAsync(ApiHost host) => host.Database.ReadAsync(db => db.AuditLinks.CountAsync(Cancellation));

    private Task<int> SightingsAsync() => host.Database.ReadAsync(db => db.Sightings.CountAsync(Cancellation));

    /// <summary>Ends when its time is used up, and writes then.</summary>
    private sealed class LateRequest : IHostedService
    {
        private readonly Lazy<Task> writing;

        public LateRequest() => writing = new(() => Write());

        public Func<Task> Write { get; set; } = () => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public async Task StopAsync(CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await writing.Value;
        }
    }
}

using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Optica.Data.Saving;
using Optica.Domain.Saving;
using Optica.Portal.Tests.Api;

namespace Optica.Portal.Tests.Components.LiveUpdates;

/// <summary>A database that does not answer is told to the screens, and said once; when it is back, so is the feed.</summary>
public sealed class ChangePumpTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Database_AwayForAWhile_IsBehindAndThenCaughtUp()
    {
        var (source, log) = (new BrittleSource(), new PumpLog());
        var host = new ApiHost { Configure = builder => Arrange(builder, source, log) };
        await host.InitializeAsync();
        await using var _ = host;
        var feed = host.Services.GetRequiredService<ChangeFeed>();
        using var subscription = feed.Subscribe(_ => true);
        await source.ReadAsync(1);
        Assert.False(feed.IsBehind);

        source.IsAway = true;
        await source.ReadAsync(3);
        Assert.True(feed.IsBehind);
        source.Commit();
        source.IsAway = false;
        await source.ReadAsync(2);

        Assert.False(feed.IsBehind);
        Assert.Single(subscription.Rest().Changes);
        Assert.Equal([LogLevel.Error, LogLevel.Information], log.Levels);
    }

    private static void Arrange(IWebHostBuilder builder, BrittleSource source, PumpLog log)
    {
        builder.UseSetting("Logging:LogLevel:Optica.Portal.LiveUpdates", "Information");
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<ILoggerProvider>(log);
            services.Replace(ServiceDescriptor.Singleton(provider => new ChangeReader(source, provider.GetRequiredService<ChangeFeed>())));
        });
    }

    private sealed class BrittleSource : IChangeSource
    {
        private volatile int tries;
        private volatile int committed;
        private volatile bool isAway;

        public bool IsAway
        {
            set => isAway = value;
        }

        public void Commit() => committed = 1;

        /// <summary>Waits until it was read so often from now on, and what was read is told.</summary>
        public async Task ReadAsync(int times)
        {
            // one more: then the one before has come to its end
            for (var until = tries + times + 1; tries < until; )
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), Cancellation);
            }
        }

        public Task<int> CountAsync(ulong position, CancellationToken cancellation) => Task.FromResult(committed);

        public Task<ulong> SettledAsync(CancellationToken cancellation)
        {
            tries++;
            return isAway ? Task.FromException<ulong>(new TimeoutException()) : Task.FromResult((ulong)committed);
        }

        public Task<IReadOnlyList<Change>> AfterAsync(ulong position, int most, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<Change>>(
                position >= (ulong)committed
                    ? []
                    :
                    [
                        new Change
                        {
                            Sequence = committed,
                            Kind = "test",
                            RecordId = Guid.Empty,
                            OrganisationId = Guid.Empty,
                            At = DateTime.UnixEpoch,
                        },
                    ]
            );
    }

    private sealed class PumpLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<LogLevel> levels = new();

        public IEnumerable<LogLevel> Levels => levels;

        public ILogger CreateLogger(string categoryName) =>
            categoryName.EndsWith(".ChangePump", StringComparison.Ordinal)
                ? this
                : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => levels.Enqueue(logLevel);

        public void Dispose()
        {
            // nothing is held
        }
    }
}

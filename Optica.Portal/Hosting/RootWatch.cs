using Optica.Data.Encryption;

namespace Optica.Portal.Hosting;

/// <summary>
/// Stops a portal that goes on with the keys of before a change of the master key: what it wrote to the audit trail would be found as
/// inserted for ever. Gives the sign of life for which the change is refused in the first place; the last thing a portal does is to end it.
/// </summary>
public sealed partial class RootWatch(
    RootKeys roots,
    SignsOfLife signs,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<RootWatch> logger
) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var next = DateTimeOffset.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            var isDue = time.GetUtcNow() >= next;
            await TryAsync(() => LookAsync(isDue, stoppingToken), stoppingToken);
            next = isDue ? time.GetUtcNow() + SignsOfLife.Often : next;
            await Task.Delay(Often, time, stoppingToken);
        }
    }

    private async Task LookAsync(bool gives, CancellationToken cancellation)
    {
        if (await roots.IsBehindAsync(cancellation))
        {
            LogBehind();
            lifetime.StopApplication();
        }
        else if (gives)
        {
            await signs.GiveAsync(cancellation);
        }
    }

    private async Task TryAsync(Func<Task> act, CancellationToken cancellation)
    {
        try
        {
            await act();
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogFailed(exception);
        }
    }

    [LoggerMessage(
        LogLevel.Critical,
        "The master key was changed while this portal ran: it writes nothing more and stops. Start it with the new key"
    )]
    private partial void LogBehind();

    [LoggerMessage(LogLevel.Error, "The keys in use could not be compared with the database; trying again")]
    private partial void LogFailed(Exception exception);
}

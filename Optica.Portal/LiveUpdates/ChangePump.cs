using Optica.Data.Saving;

namespace Optica.Portal.LiveUpdates;

/// <summary>
/// Reads what other processes committed: every half second while somebody is connected, else now and then, so that the first one to
/// connect finds it up to date. A database that does not answer is told to the screens and tried again.
/// </summary>
internal sealed partial class ChangePump(ChangeReader reader, ChangeFeed feed, TimeProvider time, ILogger<ChangePump> logger)
    : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Seldom = TimeSpan.FromSeconds(5);

    /// <summary>Where reading begins is known before the first page is loaded.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await reader.ReadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await WaitAsync(stoppingToken);
            await ReadAsync(stoppingToken);
        }
    }

    private async Task WaitAsync(CancellationToken stopping)
    {
        if (feed.Subscriptions > 0)
        {
            await Task.Delay(Often, time, stopping);
            return;
        }

        using var woken = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny(Task.Delay(Seldom, time, woken.Token), feed.WatchedAsync(woken.Token));
        await woken.CancelAsync();
        stopping.ThrowIfCancellationRequested();
    }

    private async Task ReadAsync(CancellationToken stopping)
    {
        try
        {
            await reader.ReadAsync(stopping);
            if (feed.IsBehind)
            {
                feed.IsBehind = false;
                LogBack();
            }
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            if (!feed.IsBehind)
            {
                feed.IsBehind = true;
                LogBehind(exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Changes cannot be read; trying again until they can")]
    private partial void LogBehind(Exception exception);

    [LoggerMessage(LogLevel.Information, "Changes are read again")]
    private partial void LogBack();
}

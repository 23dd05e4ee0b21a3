using Optica.Data.Audit;
using Optica.Data.Encryption;

namespace Optica.Portal.Hosting;

/// <summary>
/// Binds new lines of the audit trail into their chains within a second, and notes every minute outside the database where the chains
/// end. A failure is logged and tried again.
/// </summary>
internal sealed partial class AuditSealing(
    AuditChain chain,
    AuditAnchoring anchoring,
    SignsOfLife signs,
    TimeProvider time,
    ILogger<AuditSealing> logger
) : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AnchorsOften = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// What was written until the end, by the last request too, is bound and noted before the portal goes. Only then it passes for alive
    /// no longer. Whoever used up the time for stopping does not take this one.
    /// </summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LastWords);
        await TryAsync(() => BindAsync(notes: true, limit.Token), CancellationToken.None);
        await TryAsync(() => signs.EndAsync(limit.Token), CancellationToken.None);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var next = DateTimeOffset.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            var isDue = time.GetUtcNow() >= next;
            await TryAsync(() => BindAsync(isDue, stoppingToken), stoppingToken);
            next = isDue ? time.GetUtcNow() + AnchorsOften : next;
            await Task.Delay(Often, time, stoppingToken);
        }
    }

    private async Task BindAsync(bool notes, CancellationToken cancellation)
    {
        await chain.SealAsync(cancellation);
        if (notes)
        {
            foreach (var anchor in await anchoring.NoteAsync(cancellation))
            {
                LogAnchor(anchor.Chain, anchor.Number, Convert.ToHexStringLower(anchor.Hash));
            }
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

    [LoggerMessage(LogLevel.Information, "Audit chain {Chain} ends at {Number} {Hash}")]
    private partial void LogAnchor(Guid chain, long number, string hash);

    [LoggerMessage(LogLevel.Error, "The audit trail could not be bound; trying again")]
    private partial void LogFailed(Exception exception);
}

using Optica.Data.Audit;

namespace Optica.Portal.Hosting;

/// <summary>
/// Binds new lines of the audit trail into their chains within a second, and notes every minute outside the database where the chains
/// end. A failure is logged and tried again.
/// </summary>
internal sealed partial class AuditSealing(AuditChain chain, AuditAnchoring anchoring, TimeProvider time, ILogger<AuditSealing> logger)
    : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AnchorsOften = TimeSpan.FromMinutes(1);

    /// <summary>What was written until the end is bound and noted before the portal goes.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(notes: true, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var next = DateTimeOffset.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            var isDue = time.GetUtcNow() >= next;
            await TryAsync(isDue, stoppingToken);
            next = isDue ? time.GetUtcNow() + AnchorsOften : next;
            await Task.Delay(Often, time, stoppingToken);
        }
    }

    private async Task TryAsync(bool notes, CancellationToken cancellation)
    {
        try
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

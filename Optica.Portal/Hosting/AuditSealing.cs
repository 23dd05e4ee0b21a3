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
) : LastingService
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AnchorsOften = TimeSpan.FromMinutes(1);

    /// <summary>
    /// What was written until the end, by the last request too, is bound and noted before the portal goes. Only then it passes for alive
    /// no longer.
    /// </summary>
    protected override async Task EndAsync(CancellationToken cancellation)
    {
        await TryAsync(() => BindAsync(notes: true, cancellation), CancellationToken.None);
        await TryAsync(() => signs.EndAsync(cancellation), CancellationToken.None);
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

    [LoggerMessage(LogLevel.Information, "Audit chain {Chain} ends at {Number} {Hash}")]
    private partial void LogAnchor(Guid chain, long number, string hash);

    [LoggerMessage(LogLevel.Error, "The audit trail could not be bound; trying again")]
    protected override partial void LogFailed(Exception exception);
}

using Optica.Data.Audit;

namespace Optica.Portal.Hosting;

/// <summary>
/// Commands write lines to the audit trail while perhaps no portal runs: they note its ends themselves, else the next check would find
/// anchors missing.
/// </summary>
internal static class CommandAnchors
{
    private const int Attempts = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Binds and notes; a portal that writes the same file at this moment is waited for. A failure is told and ends nothing.</summary>
    public static async Task NoteAsync(this WebApplication app)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await app.Services.GetRequiredService<AuditChain>().SealAllAsync(CancellationToken.None);
                await app.Services.GetRequiredService<AuditAnchoring>().NoteAsync(CancellationToken.None);
                return;
            }
            catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
            {
                if (attempt == Attempts)
                {
                    await Console.Error.WriteLineAsync($"The end of the audit trail could not be noted: {unusable.Message}");
                    return;
                }

                await Task.Delay(Pause);
            }
        }
    }
}

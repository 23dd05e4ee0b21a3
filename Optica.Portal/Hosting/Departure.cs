using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Hosting;

/// <summary>
/// What comes before a portal stops (SECURITY 50): it says that it is not ready, so that whoever shares out requests sends none any
/// more; then, while screens are still connected, forms keep what was typed by now. <c>Stop:NoticeSeconds</c> is how long it serves on
/// after it said so: 5 in Production, else 0.
/// </summary>
internal sealed partial class Departure(
    OpenForms forms,
    TimeProvider time,
    IConfiguration settings,
    IHostEnvironment environment,
    ILogger<Departure> logger
)
{
    /// <summary>How long requests, jobs and all that runs beside them may take to end once the portal stops.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Somebody's line may be gone without a word: the others must not wait for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly TimeSpan notice = TimeSpan.FromSeconds(
        Math.Clamp(settings.GetValue("Stop:NoticeSeconds", environment.IsProduction() ? 5.0 : 0), 0, 60)
    );

    private int begun;

    /// <summary>Whether the portal is about to stop.</summary>
    public bool HasBegun => Volatile.Read(ref begun) != 0;

    /// <summary>From now on it is not ready.</summary>
    /// <returns>False when it had begun before.</returns>
    public bool Begin() => Interlocked.Exchange(ref begun, 1) == 0;

    /// <summary>Serves on for the time of notice, then has open forms keep what they hold.</summary>
    public async Task TakeLeaveAsync(CancellationToken stopping)
    {
        try
        {
            LogLeaving(notice.TotalSeconds);
            await Task.Delay(notice, time, stopping);
            await forms.KeepAllAsync().WaitAsync(Patience, time, stopping);
        }
        catch (Exception failure)
        {
            // the rest keeps what it told within the last second
            LogNotAll(failure.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "Asked to stop: not ready any more, stopping in {Seconds} s")]
    private partial void LogLeaving(double seconds);

    [LoggerMessage(LogLevel.Warning, "Not every open form could keep its last words: {Problem}")]
    private partial void LogNotAll(string problem);
}

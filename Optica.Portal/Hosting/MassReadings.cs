using Optica.Data.Audit;

namespace Optica.Portal.Hosting;

/// <summary>Looks each minute whether somebody reads the medical records of unusually many people. A failure is logged and tried again.</summary>
internal sealed partial class MassReadings(MassReading readings, IConfiguration settings, TimeProvider time, ILogger<MassReadings> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly int limit = Math.Max(1, settings.GetValue("Audit:MassReadLimit", 60));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, time, stoppingToken);
            await LookAsync(stoppingToken);
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        try
        {
            var told = await readings.RunAsync(limit, cancellation);
            if (told > 0)
            {
                LogTold(told);
            }
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogFailed(exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Readers} people read the medical records of unusually many people")]
    private partial void LogTold(int readers);

    [LoggerMessage(LogLevel.Error, "Who reads medical records could not be looked at; trying again in a minute")]
    private partial void LogFailed(Exception exception);
}

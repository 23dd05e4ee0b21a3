using Optica.Data.Search;

namespace Optica.Portal.Hosting;

/// <summary>
/// Loads the search index of an organisation when its first search asks for it, one after the other. A failure is logged; the next search
/// asks again, and meanwhile the database answers.
/// </summary>
internal sealed partial class SearchLoading(SearchIndex index, TimeProvider time, ILogger<SearchLoading> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var organisation = await index.NextAsync(stoppingToken);
            try
            {
                var started = time.GetTimestamp();
                var (customers, bytes) = await index.LoadAsync(organisation, stoppingToken);
                LogLoaded(organisation, customers, bytes, (long)time.GetElapsedTime(started).TotalMilliseconds);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(exception, organisation);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    [LoggerMessage(
        LogLevel.Information,
        "Search of organisation {Organisation}: {Customers} customers in {Bytes} bytes, {Milliseconds} ms"
    )]
    private partial void LogLoaded(Guid organisation, int customers, long bytes, long milliseconds);

    [LoggerMessage(LogLevel.Error, "The search index of organisation {Organisation} cannot be loaded; the database answers")]
    private partial void LogFailed(Exception exception, Guid organisation);
}

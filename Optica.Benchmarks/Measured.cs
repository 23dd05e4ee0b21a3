using System.Diagnostics;

namespace Optica.Benchmarks;

/// <summary>What a run took.</summary>
/// <param name="Rows">Rows it went through.</param>
/// <param name="Seconds">Time.</param>
/// <param name="Processor">Processor time of the whole process, seconds: what a busy machine does not blur.</param>
/// <param name="PeakMegabytes">Most memory of the process over what it had before.</param>
/// <param name="Kilobytes">Size of the file it made; 0 for none.</param>
internal sealed record Measured(long Rows, double Seconds, double Processor, double PeakMegabytes, long Kilobytes)
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(10);

    public static async Task<Measured> OfAsync(Func<Task<long>> run, string file)
    {
        File.Delete(file);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        var idle = Environment.WorkingSet;
        var peak = idle;
        using var watching = new CancellationTokenSource();
        var watch = Task.Run(async () =>
        {
            while (!watching.IsCancellationRequested)
            {
                peak = Math.Max(peak, Environment.WorkingSet);
                await Task.Delay(Often);
            }
        });
        var worked = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        var rows = await run();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var processor = (Environment.CpuUsage.TotalTime - worked).TotalSeconds;
        await watching.CancelAsync();
        await watch;
        return new(rows, seconds, processor, (peak - idle) / 1e6, File.Exists(file) ? new FileInfo(file).Length / 1_000 : 0);
    }
}

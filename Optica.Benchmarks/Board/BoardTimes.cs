using System.Diagnostics;
using System.Globalization;

namespace Optica.Benchmarks.Board;

/// <summary>What one way of doing something takes, round after round.</summary>
/// <param name="name">What it is called in the table.</param>
/// <param name="run">Does it once.</param>
internal sealed class BoardTimes(string name, Func<Task> run)
{
    private readonly List<double> wall = [];
    private readonly List<double> processor = [];

    /// <summary>Does it once and takes the time.</summary>
    /// <param name="counts">False to warm up.</param>
    public async Task MeasureAsync(bool counts)
    {
        var worked = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        await run();
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        if (counts)
        {
            wall.Add(took);
            processor.Add((Environment.CpuUsage.TotalTime - worked).TotalMilliseconds);
        }
    }

    /// <summary>The head of the table.</summary>
    public static string Head() => $"{"ms", -40}{"p50", 9}{"p95", 9}{"cpu p50", 9}{"ratio", 8}{"of cpu", 8}";

    /// <summary>A line of the table.</summary>
    /// <param name="baseline">What it is compared with; null for a baseline itself.</param>
    public string Line(BoardTimes? baseline)
    {
        var (mine, work) = (new Percentiles(wall), new Percentiles(processor));
        var line = string.Create(CultureInfo.InvariantCulture, $"{name, -40}{mine.Median, 9:0.0}{mine.P95, 9:0.0}{work.Median, 9:0.0}");
        return baseline is null
            ? line
            : line
                + string.Create(
                    CultureInfo.InvariantCulture,
                    $"{mine.Median / new Percentiles(baseline.wall).Median, 8:0.0}{work.Median / new Percentiles(baseline.processor).Median, 8:0.0}"
                );
    }
}

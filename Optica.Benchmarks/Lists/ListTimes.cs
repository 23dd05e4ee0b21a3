using System.Globalization;

namespace Optica.Benchmarks.Lists;

/// <summary>What one way of answering one question takes, round after round.</summary>
/// <param name="name">What it is called in the table.</param>
/// <param name="run">Answers once, with how many rows it found.</param>
/// <param name="rounds">In how many rounds it takes part: slow ways are not asked a hundred times.</param>
internal sealed class ListTimes(string name, Func<Task<int>> run, int rounds)
{
    private readonly List<double> wall = [];
    private readonly List<double> processor = [];

    /// <summary>Median, milliseconds.</summary>
    public double Median => new Percentiles(wall).Median;

    /// <summary>95 of a hundred were not slower, milliseconds.</summary>
    public double P95 => new Percentiles(wall).P95;

    /// <summary>Rows of the last answer: ways of the same question have to agree.</summary>
    public int Rows { get; private set; }

    /// <summary>What it is called.</summary>
    public string Name => name;

    /// <summary>Asks all ways in every round, shuffled.</summary>
    public static async Task MeasureAsync(IEnumerable<ListTimes> ways, int rounds, int warmUps)
    {
        var order = ways.ToArray();
        for (var round = -warmUps; round < rounds; round++)
        {
            Random.Shared.Shuffle(order);
            foreach (var one in order)
            {
                await one.MeasureAsync(round);
            }
        }
    }

    /// <summary>A line of the table.</summary>
    /// <param name="hand">The hand-written SQL it is compared with; null for that itself.</param>
    public string Line(ListTimes? hand)
    {
        var work = new Percentiles(processor).Median;
        var line = string.Create(CultureInfo.InvariantCulture, $"| {name} | {Rows} | {Median:0.00} | {P95:0.00} | {work:0.00} |");
        return hand is null
            ? $"{line} | |"
            : line
                + string.Create(
                    CultureInfo.InvariantCulture,
                    $" {Median / hand.Median:0.0} | {work / new Percentiles(hand.processor).Median:0.0} |"
                );
    }

    private async Task MeasureAsync(int round)
    {
        if (round >= rounds || (round < 0 && -round > rounds / 3))
        {
            return;
        }

        var worked = Environment.CpuUsage.TotalTime;
        var started = TimeProvider.System.GetTimestamp();
        Rows = await run();
        var took = TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;
        if (round >= 0)
        {
            wall.Add(took);
            processor.Add((Environment.CpuUsage.TotalTime - worked).TotalMilliseconds);
        }
    }
}

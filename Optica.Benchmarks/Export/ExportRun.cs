using System.Globalization;

namespace Optica.Benchmarks.Export;

/// <summary>A way of getting at so many rows of the report, and what it took.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Run">Does it once, for one user, perhaps to a file.</param>
internal sealed record ExportRun(string Name, int Rows, Func<IServiceProvider, string, Task<long>> Run)
{
    public const string Read = "rows read alone";
    public const string Streamed = "streamed to a file";

    /// <summary>What each round took.</summary>
    public List<Measured> All { get; } = [];

    /// <summary>Median, seconds.</summary>
    public double Seconds => Median.Seconds;

    /// <summary>Most memory of the process over what it had before, megabytes.</summary>
    public double Peak => All.Max(one => one.PeakMegabytes);

    private Measured Median => All.OrderBy(one => one.Seconds).ElementAt(All.Count / 2);

    /// <summary>Whether it is this way of so many rows.</summary>
    public bool Is(string name, int rows) => Name == name && Rows == rows;

    /// <summary>A line of the table.</summary>
    public string Line() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Name, -22}{Median.Rows, 10}{Median.Seconds, 10:0.00}{Median.Processor, 10:0.00}{Peak, 10:0}{Median.Kilobytes, 10}"
        );
}

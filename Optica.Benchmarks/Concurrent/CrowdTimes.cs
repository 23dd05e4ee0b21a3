using System.Collections.Concurrent;
using System.Globalization;

namespace Optica.Benchmarks.Concurrent;

/// <summary>What a crowd did: how long each kind of action took, and what went wrong.</summary>
internal sealed class CrowdTimes
{
    private readonly ConcurrentBag<(string Kind, bool IsWrite, double Milliseconds)> all = [];
    private readonly ConcurrentQueue<string> errors = [];

    /// <summary>How long it went on, seconds.</summary>
    public double Seconds { get; set; }

    /// <summary>What went wrong.</summary>
    public IReadOnlyCollection<string> Errors => errors;

    /// <summary>All writes.</summary>
    public Percentiles Writes => new(all.Where(one => one.IsWrite).Select(one => one.Milliseconds));

    /// <summary>Reads a second.</summary>
    public double ReadsASecond => all.Count(one => !one.IsWrite) / Seconds;

    /// <summary>All actions.</summary>
    public Percentiles All => new(all.Select(one => one.Milliseconds));

    /// <summary>The kind of action that is slowest: what breaks first.</summary>
    public string Slowest =>
        all.GroupBy(one => one.Kind, StringComparer.Ordinal).MaxBy(kind => new Percentiles(kind.Select(one => one.Milliseconds)).P95)!.Key;

    /// <summary>Notes something that was done.</summary>
    public void Note(string kind, bool isWrite, double milliseconds) => all.Add((kind, isWrite, milliseconds));

    /// <summary>Notes something that went wrong.</summary>
    public void Fail(string what) => errors.Enqueue(what);

    /// <summary>Does something and takes its time.</summary>
    public async Task TakeAsync(string kind, bool isWrite, Func<Task> act)
    {
        var started = TimeProvider.System.GetTimestamp();
        try
        {
            await act();
        }
        catch (Exception problem)
        {
            // told below the table, and counted: the others go on
            Fail($"{kind}: {problem.GetType().Name} {problem.Message}");
            return;
        }

        Note(kind, isWrite, TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
    }

    /// <summary>Writes the table.</summary>
    public void Tell()
    {
        Console.WriteLine();
        Console.WriteLine("| at once | a second | p50 ms | p95 | p99 | worst |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var kind in all.GroupBy(one => one.Kind, StringComparer.Ordinal).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            Say(kind.Key, [.. kind.Select(one => one.Milliseconds)]);
        }

        Say("all", [.. all.Select(one => one.Milliseconds)]);
        Say("all reads", [.. all.Where(one => !one.IsWrite).Select(one => one.Milliseconds)]);
        Say("all writes", [.. all.Where(one => one.IsWrite).Select(one => one.Milliseconds)]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{errors.Count} errors"));
        foreach (var error in errors.GroupBy(error => error, StringComparer.Ordinal).Take(5))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{error.Count()} × {error.Key}"));
        }
    }

    private void Say(string name, IReadOnlyCollection<double> times)
    {
        var spread = new Percentiles(times);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {times.Count / Seconds:0} | {spread.Median:0.0} | {spread.P95:0.0} | {spread.P99:0.0} | {spread.Most:0.0} |"
            )
        );
    }
}

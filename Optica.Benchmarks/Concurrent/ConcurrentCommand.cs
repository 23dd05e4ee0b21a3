using Optica.Benchmarks.Budgets;
using Optica.Benchmarks.Databases;

namespace Optica.Benchmarks.Concurrent;

/// <summary>The <c>concurrent</c> command: people who read and people who write, all at once on one database, for a while.</summary>
internal static class ConcurrentCommand
{
    private const int Readers = 40;
    private const int Writers = 10;
    private const int Seconds = 10;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (Arguments.Read(arguments) is not { } given || DatabaseOptions.Take(given) is var options && !given.AreTaken)
        {
            return Usage.Show();
        }

        VerdictTable.Show(await MeasureAsync(options));
        return 0;
    }

    /// <summary>Row 12.</summary>
    public static async Task<IReadOnlyList<Verdict>> MeasureAsync(DatabaseOptions options)
    {
        ThreadPool.SetMinThreads(64, 64);
        await using var database = await BenchDatabase.OpenAsync(options);
        await database.LoadSearchAsync();
        var crowd = await ServiceCrowd.PrepareAsync(database, Writers);
        // once for nothing: code, plans and pools
        await crowd.RunAsync((Readers, Writers), TimeSpan.FromSeconds(2));
        var done = await crowd.RunAsync((Readers, Writers), TimeSpan.FromSeconds(Seconds));
        done.Tell();
        return
        [
            Verdict.Exactly(12, "errors of 40 readers and 10 writers in 10 s", done.Errors.Count, 0, ""),
            Verdict.AtMost(12, "writing, p99", done.Writes.P99, 500, "ms"),
            Verdict.AtLeast(12, "reads a second", done.ReadsASecond, 1_500, ""),
        ];
    }
}

using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Optica.Benchmarks.Budgets;
using Optica.Benchmarks.Databases;
using Optica.Data.Segments;

namespace Optica.Benchmarks.Trade;

/// <summary>
/// The <c>figures</c> command: so many operations of all kinds that change figures, by the product's services, in any order; then what is
/// stored is compared with what GROUP BY says of customers, orders, visits and quotes.
/// </summary>
internal static class FiguresCommand
{
    private const int Usual = 10_000;
    private const int Told = 10;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (
            Arguments.Read(arguments) is not { } given
            || (given.Number("--operations", Usual), DatabaseOptions.Take(given, Usual)) is var (operations, options) && !given.AreTaken
        )
        {
            return Usage.Show();
        }

        VerdictTable.Show(await MeasureAsync(options, operations));
        return 0;
    }

    /// <summary>Row 15.</summary>
    public static async Task<IReadOnlyList<Verdict>> MeasureAsync(DatabaseOptions options, int operations = Usual)
    {
        var clock = new MovingClock(new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero));
        await using var database = await BenchDatabase.OpenAsync(options, clock);
        var rebuild = database.Services.GetRequiredService<FiguresRebuild>();
        var before = await rebuild.CheckAsync(CancellationToken.None);
        var started = TimeProvider.System.GetTimestamp();
        await using var trade = await RandomTrade.OpenAsync(database, clock);
        await trade.RunAsync(operations);
        var traded = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        Say($"");
        Say($"{operations} operations in {traded:0.0} s, {trade.Refused} more were refused");
        Say($"| operation | done |");
        Say($"|---|---|");
        foreach (var (kind, done) in trade.Done.OrderByDescending(kind => kind.Value))
        {
            Say($"| {kind} | {done} |");
        }

        started = TimeProvider.System.GetTimestamp();
        var after = await rebuild.CheckAsync(CancellationToken.None);
        var checkedIn = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        Say($"compared in {checkedIn:0.0} s: {before.Count} differences before, {after.Count} after");
        foreach (var line in before.Concat(after).Take(Told))
        {
            Console.WriteLine(line);
        }

        return
        [
            Verdict.Exactly(
                15,
                $"differences after {operations.ToString("#,0", CultureInfo.InvariantCulture)} operations",
                after.Count,
                0,
                ""
            ),
        ];
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}

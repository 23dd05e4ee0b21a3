using System.Globalization;
using Optica.Benchmarks.Budgets;
using Optica.Benchmarks.Databases;
using Optica.Benchmarks.Lists;
using Optica.Benchmarks.Writes;
using Optica.Data;

namespace Optica.Benchmarks.All;

/// <summary>What may not grow with the customers, measured on one database; and two of these beside each other.</summary>
/// <param name="Customers">Customers in the largest chain.</param>
/// <param name="Verdicts">Rows 1, 4, 5 and 7 to 10.</param>
internal sealed record GrowthRows(int Customers, IReadOnlyList<Verdict> Verdicts)
{
    private const double Most = 1.5;
    private const double MostOfSearch = 5;
    private const double Thousand = 1_000;

    private static readonly string[] Parts = ["lists", "totals", "dashboard", "profile"];

    /// <summary>Measures on a database that stays as it is, but for those who ask.</summary>
    public static async Task<GrowthRows> MeasureAsync(int customers, string connection)
    {
        var options = new GenerateOptions(customers, new(DatabaseProvider.Sqlite, connection), 1) { WithOrders = true };
        using var ideal = new TemporaryFolder();
        var lists = await ListsCommand.MeasureAsync(options, ideal.File("ideal.db"), Parts);
        var writes = await WritesCommand.MeasureAsync(new DatabaseOptions(customers, connection));
        var (search, inChain) = await SearchRows.MeasureAsync(options);
        return new(inChain, [.. lists, .. writes, .. search]);
    }

    /// <summary>Row 17: how much more each takes than with fewer customers.</summary>
    public IEnumerable<Verdict> Beside(GrowthRows fewer)
    {
        var from = string.Create(CultureInfo.InvariantCulture, $"{fewer.Customers:#,0} → {Customers:#,0} in the chain");
        foreach (var more in Verdicts.Where(verdict => verdict.Median is not null))
        {
            var before = fewer.Verdicts.First(verdict =>
                verdict.Row == more.Row && verdict.Median is not null && verdict.What == more.What
            );
            yield return more.Row == 5
                ? Verdict.AtMost(17, $"search, each 1,000 customers more, {from}", Slope(before, more, fewer), MostOfSearch, "µs")
                : Verdict.AtMost(
                    17,
                    $"row {more.Row}, {more.What.Split(" / ")[0]}, {from}",
                    more.Median!.Value / before.Median!.Value,
                    Most,
                    "×"
                );
        }
    }

    private double Slope(Verdict before, Verdict more, GrowthRows fewer) =>
        (more.Median!.Value - before.Median!.Value) * Thousand / ((Customers - fewer.Customers) / Thousand);
}

using Optica.Benchmarks.Budgets;
using Optica.Benchmarks.Databases;

namespace Optica.Benchmarks.All;

/// <summary>The <c>growth</c> command: the same questions and writes with ten times the customers.</summary>
internal static class GrowthCommand
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (Arguments.Read(arguments) is not { } given || given.Numbers("--customers", 10_000, 100_000) is var sizes && !given.AreTaken)
        {
            return Usage.Show();
        }

        using var folder = new TemporaryFolder();
        var measured = new List<GrowthRows>();
        foreach (var customers in sizes.Order())
        {
            var connection = $"Data Source={folder.File($"{customers}.db")};Pooling=True";
            await GenerateCommand.FillAsync(customers, connection);
            if (measured.Count == 0)
            {
                // once for nothing: what is measured cold would hide growth
                await GrowthRows.MeasureAsync(customers, connection);
            }

            measured.Add(await GrowthRows.MeasureAsync(customers, connection));
        }

        VerdictTable.Show(measured.Zip(measured.Skip(1), (fewer, more) => more.Beside(fewer)).SelectMany(verdicts => verdicts));
        return 0;
    }
}

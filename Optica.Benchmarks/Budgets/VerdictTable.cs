namespace Optica.Benchmarks.Budgets;

/// <summary>Figures beside their budgets, as Markdown.</summary>
internal static class VerdictTable
{
    /// <summary>The table.</summary>
    public static IEnumerable<string> Lines(IEnumerable<Verdict> verdicts) =>
        ["| row | measured | figure | budget | |", "|---|---|---|---|---|", .. verdicts.Select(verdict => verdict.Line())];

    /// <summary>Writes the table below what was told before.</summary>
    public static void Show(IEnumerable<Verdict> verdicts)
    {
        Console.WriteLine();
        foreach (var line in Lines(verdicts))
        {
            Console.WriteLine(line);
        }
    }
}

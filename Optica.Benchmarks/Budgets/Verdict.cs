using System.Globalization;

namespace Optica.Benchmarks.Budgets;

/// <summary>What was measured of a row of the budgets, beside the budget.</summary>
/// <param name="Row">Number of the row (PERFORMANCE).</param>
/// <param name="What">What was measured.</param>
/// <param name="Measured">The figure, with its unit.</param>
/// <param name="Budget">What it may be.</param>
/// <param name="Share">The figure as a share of what it may be: up to 1 it is met.</param>
internal sealed record Verdict(int Row, string What, string Measured, string Budget, double Share)
{
    /// <summary>Median in milliseconds of what may not grow with the customers (row 17); null for what says nothing of it.</summary>
    public double? Median { get; init; }

    /// <summary>Whether the budget is met.</summary>
    public bool IsMet => Share <= 1;

    /// <summary>A figure that may not be exceeded.</summary>
    public static Verdict AtMost(int row, string what, double measured, double budget, string unit) =>
        new(row, what, Text(measured, unit), $"≤ {Text(budget, unit)}", measured == budget ? 1 : measured / budget);

    /// <summary>A figure that has to be reached.</summary>
    public static Verdict AtLeast(int row, string what, double measured, double budget, string unit) =>
        new(row, what, Text(measured, unit), $"≥ {Text(budget, unit)}", measured == budget ? 1 : budget / measured);

    /// <summary>A figure that has to be exactly so.</summary>
    public static Verdict Exactly(int row, string what, double measured, double budget, string unit) =>
        new(row, what, Text(measured, unit), Text(budget, unit), measured == budget ? 1 : double.PositiveInfinity);

    /// <summary>The line of the table.</summary>
    public string Line() => $"| {Row} | {What} | {Measured} | {Budget} | {Met()} |";

    private string Met() =>
        IsMet ? "met"
        : double.IsFinite(Share) ? string.Create(CultureInfo.InvariantCulture, $"**not met**, {Share:0.0} ×")
        : "**not met**";

    /// <summary>Large figures whole, small ones with what tells them apart.</summary>
    private static string Text(double figure, string unit)
    {
        var format = Math.Abs(figure) switch
        {
            >= 1_000 => "#,0",
            >= 20 => "0",
            >= 2 => "0.#",
            _ => "0.##",
        };
        return unit.Length == 0
            ? figure.ToString(format, CultureInfo.InvariantCulture)
            : $"{figure.ToString(format, CultureInfo.InvariantCulture)} {unit}";
    }
}

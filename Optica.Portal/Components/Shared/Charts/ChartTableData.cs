namespace Optica.Portal.Components.Shared.Charts;

/// <summary>A chart's figures as <see cref="ChartTable"/> shows them.</summary>
/// <param name="Caption">What the table is about.</param>
/// <param name="Heads">Head of every column; the first is the rows' names.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Total">The last row, or null.</param>
public sealed record ChartTableData(
    string Caption,
    IReadOnlyList<string> Heads,
    IReadOnlyList<ChartTableRow> Rows,
    ChartTableRow? Total = null
);

/// <summary>One row.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Cells">Its figures, one for each further head.</param>
/// <param name="Href">Where it leads, or null.</param>
/// <param name="Detail">A line under the name, or null.</param>
public sealed record ChartTableRow(string Label, IReadOnlyList<string> Cells, string? Href = null, string? Detail = null);

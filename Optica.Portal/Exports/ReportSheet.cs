namespace Optica.Portal.Exports;

/// <summary>A sheet of rows under a header.</summary>
/// <param name="Name">Name of the tab; what Excel forbids in it is left out.</param>
/// <param name="Columns">The columns, with different titles.</param>
/// <param name="RowCount">How many rows there will be at most.</param>
/// <param name="Rows">The rows: one value a column of the column's type, null for an empty cell. Read once, while writing.</param>
public sealed record ReportSheet(
    string Name,
    IReadOnlyList<ReportColumn> Columns,
    long RowCount,
    IAsyncEnumerable<IReadOnlyList<object?>> Rows
)
{
    /// <summary>
    /// Values under the last row, one a column, or null for no such row. Asked for after the rows were read, so that they may be
    /// summed up on the way. They are values, not formulas: the workbook has none.
    /// </summary>
    public Func<IReadOnlyList<object?>>? Totals { get; init; }
}

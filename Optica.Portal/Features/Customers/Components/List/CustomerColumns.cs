using System.Globalization;
using Optica.Domain.Customers;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Customers.Components.List;

/// <summary>Which columns a user sees, and how the browser remembers them.</summary>
public static class CustomerColumns
{
    /// <summary>Columns beside the name that fit at a time.</summary>
    public const int Most = 9;

    /// <summary>What is shown until a user chooses.</summary>
    public static readonly IReadOnlyList<CustomerColumn> Usual =
    [
        CustomerColumn.Rut,
        CustomerColumn.Contact,
        CustomerColumn.Branch,
        CustomerColumn.Segment,
        CustomerColumn.Status,
        CustomerColumn.LastOrder,
        CustomerColumn.TotalSpent,
        CustomerColumn.Orders,
    ];

    /// <summary>What the browser remembered; the usual columns when that makes no sense.</summary>
    public static IReadOnlyList<CustomerColumn> Parse(string? kept)
    {
        if (kept is null)
        {
            return Usual;
        }

        var names = kept.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var known = Enum.GetValues<CustomerColumn>().Where(column => names.Contains(column.ToString(), StringComparer.Ordinal));
        var columns = known.Take(Most).ToList();
        return columns.Count == 0 ? Usual : columns;
    }

    /// <summary>What the browser is to remember.</summary>
    public static string Format(IReadOnlyList<CustomerColumn> columns) => string.Join(',', columns);

    /// <summary>The columns with one more or one fewer, in the order of the table; unchanged when there is no room or nothing would be left.</summary>
    public static IReadOnlyList<CustomerColumn> Toggle(IReadOnlyList<CustomerColumn> columns, CustomerColumn column)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Contains(column))
        {
            return columns.Count == 1 ? columns : [.. columns.Where(shown => shown != column)];
        }

        return columns.Count >= Most ? columns : [.. columns.Append(column).Order()];
    }

    /// <summary>What clicking the column's head sorts by; null where it does not.</summary>
    public static CustomerSort? Sort(CustomerColumn column) =>
        column switch
        {
            CustomerColumn.LastOrder => CustomerSort.LastOrderDate,
            CustomerColumn.TotalSpent => CustomerSort.TotalSpent,
            CustomerColumn.Orders => CustomerSort.OrderCount,
            CustomerColumn.Created => CustomerSort.CreatedAt,
            _ => null,
        };

    /// <summary>How its cells and head stand: figures to the right, secondary ones only on wide screens.</summary>
    public static string Class(CustomerColumn column) =>
        column switch
        {
            CustomerColumn.TotalSpent => "number",
            CustomerColumn.Orders => "number wide-only",
            CustomerColumn.Rut
            or CustomerColumn.LastOrder
            or CustomerColumn.ExamDue
            or CustomerColumn.LastVisit
            or CustomerColumn.Created => "nowrap wide-only",
            CustomerColumn.Tags or CustomerColumn.Branch or CustomerColumn.Segment => "wide-only",
            _ => "",
        };

    /// <summary>What a cell says that is nothing but text.</summary>
    public static string Text(CustomerColumn column, CustomerRow row, ListBranches branches)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(branches);
        var figures = row.Figures;
        return column switch
        {
            CustomerColumn.Rut => Formats.OrNothing(Rut.Shown(row.Rut, row.DocumentNumber)),
            CustomerColumn.LastOrder => Formats.Day(figures.LastOrderAt, branches.Zone(row.BranchId)),
            CustomerColumn.TotalSpent when figures is { OrderCount: 0, TotalSpent: 0 } => Formats.Nothing,
            CustomerColumn.TotalSpent => Formats.Money(figures.TotalSpent),
            CustomerColumn.Orders => figures.OrderCount == 0 ? Formats.Nothing : Formats.Count(figures.OrderCount),
            CustomerColumn.ExamDue => Formats.Date(row.NextEyeExamDue),
            CustomerColumn.LastVisit => Formats.Day(figures.LastVisitAt, branches.Zone(row.BranchId)),
            CustomerColumn.Created => Formats.Day(row.CreatedAt, branches.Zone(row.BranchId)),
            _ => "",
        };
    }

    /// <summary>Key of its name among the words of the list.</summary>
    public static string Key(CustomerColumn column) => string.Create(CultureInfo.InvariantCulture, $"col_{column}");
}

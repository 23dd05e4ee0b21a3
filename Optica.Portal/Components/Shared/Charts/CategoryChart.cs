using Microsoft.AspNetCore.Components;

namespace Optica.Portal.Components.Shared.Charts;

/// <summary>A chart of categories: <see cref="BarList"/> and <see cref="ShareBar"/> take the same and have the same table.</summary>
public abstract class CategoryChart : ChartBase
{
    /// <summary>The categories in the order shown.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<BarItem> Items { get; set; } = [];

    /// <summary>Whether each category's share of all is shown.</summary>
    [Parameter]
    public bool ShowShare { get; set; } = true;

    /// <summary>What the second figures count.</summary>
    [Parameter]
    public ChartUnit SecondUnit { get; set; } = ChartUnit.Money;

    /// <summary>Head of the second figures in the table: <c>Revenue</c>.</summary>
    [Parameter]
    public string? SecondName { get; set; }

    /// <summary>Sum of the values.</summary>
    protected long Whole => Items.Sum(item => item.Value);

    /// <summary>Whether any category has a second figure.</summary>
    protected bool HasSecond => Items.Any(item => item.Second is not null);

    /// <summary>The figures as a table.</summary>
    protected ChartTableData Table =>
        new(
            Name,
            Cells(LabelName ?? Words["category"], ValueName ?? Words["value"], Words["share"], SecondName ?? Words["second"]),
            [.. Items.Select(Row)],
            ShowTotal ? TotalRow() : null
        );

    /// <summary>The second figure in its unit.</summary>
    protected string Second(BarItem item) => item.Second is { } second ? SecondUnit.Full(second) : Formats.Nothing;

    private ChartTableRow Row(BarItem item) =>
        new(item.Label, Cells(Unit.Full(item.Value), ChartFigures.Share(item.Value, Whole), Second(item)), item.Href, item.Detail);

    private ChartTableRow TotalRow() =>
        new(
            Words["total"],
            Cells(Unit.Full(Whole), ChartFigures.Share(Whole, Whole), SecondUnit.Full(Items.Sum(item => item.Second ?? 0)))
        );

    private List<string> Cells(string label, string value, string share, string second) => [label, .. Cells(value, share, second)];

    private List<string> Cells(string value, string share, string second)
    {
        List<string> cells = [value];
        if (ShowShare)
        {
            cells.Add(share);
        }

        if (HasSecond)
        {
            cells.Add(second);
        }

        return cells;
    }
}

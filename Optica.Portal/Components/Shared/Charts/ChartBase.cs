using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Optica.Portal.Resources;

namespace Optica.Portal.Components.Shared.Charts;

/// <summary>What every chart takes: a name, a unit, and the words of its table.</summary>
public abstract class ChartBase : ComponentBase
{
    /// <summary>Name of the chart; inside a <see cref="ChartCard"/> it is the card's title unless given.</summary>
    [Parameter]
    public string? Label { get; set; }

    /// <summary>What the values count.</summary>
    [Parameter]
    public ChartUnit Unit { get; set; }

    /// <summary>Head of the names in the table: <c>Month</c>.</summary>
    [Parameter]
    public string? LabelName { get; set; }

    /// <summary>Head of the values in the table: <c>Revenue</c>.</summary>
    [Parameter]
    public string? ValueName { get; set; }

    /// <summary>Whether the table ends in a total.</summary>
    [Parameter]
    public bool ShowTotal { get; set; }

    /// <summary>What is said when there is nothing above zero; null says so in general.</summary>
    [Parameter]
    public string? EmptyText { get; set; }

    [CascadingParameter]
    protected ChartView? View { get; set; }

    [Inject]
    protected IStringLocalizer<ChartTexts> Words { get; set; } = default!;

    /// <summary>The name given or inherited.</summary>
    protected string Name => Label ?? View?.Title ?? "";

    /// <summary>Whether the card around it asks for the table.</summary>
    protected bool AsTable => View is { AsTable: true };
}

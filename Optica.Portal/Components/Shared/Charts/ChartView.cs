namespace Optica.Portal.Components.Shared.Charts;

/// <summary>What a <see cref="ChartCard"/> tells the chart inside it.</summary>
/// <param name="Title">The card's title, which names the chart.</param>
/// <param name="AsTable">Whether to show the figures as a table.</param>
public sealed record ChartView(string Title, bool AsTable);

namespace Optica.Portal.Components.Shared.Charts;

/// <summary>One category of a <see cref="BarList"/> or <see cref="ShareBar"/>.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Value">The figure its length or share shows, never negative.</param>
/// <param name="Href">Where it leads; null leads nowhere.</param>
/// <param name="Second">A second figure beside it, such as revenue beside customers; null shows none.</param>
/// <param name="Detail">A line under the name, such as what to do about it.</param>
/// <param name="Tone">Its colour; <see cref="ChartTone.Auto"/> takes the next of the six.</param>
public sealed record BarItem(
    string Label,
    long Value,
    string? Href = null,
    long? Second = null,
    string? Detail = null,
    ChartTone Tone = ChartTone.Auto
);

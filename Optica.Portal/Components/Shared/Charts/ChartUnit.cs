namespace Optica.Portal.Components.Shared.Charts;

/// <summary>What the figures of a chart count.</summary>
public enum ChartUnit
{
    /// <summary>Things: <c>1.234</c>.</summary>
    Count,

    /// <summary>Chilean pesos: <c>$1.234.567</c>.</summary>
    Money,
}

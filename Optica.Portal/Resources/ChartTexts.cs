namespace Optica.Portal.Resources;

/// <summary>Words of the charts and their tables.</summary>
public sealed class ChartTexts;

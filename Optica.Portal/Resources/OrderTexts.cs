namespace Optica.Portal.Resources;

/// <summary>Words of orders.</summary>
public sealed class OrderTexts;

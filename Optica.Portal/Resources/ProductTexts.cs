namespace Optica.Portal.Resources;

/// <summary>Words of the catalogue.</summary>
public sealed class ProductTexts;

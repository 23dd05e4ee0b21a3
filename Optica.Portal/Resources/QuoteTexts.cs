namespace Optica.Portal.Resources;

/// <summary>Words of quotes.</summary>
public sealed class QuoteTexts;

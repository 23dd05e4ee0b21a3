namespace Optica.Portal.Resources;

/// <summary>Words of the e-mail that carries a quote.</summary>
public sealed class QuoteMailTexts;

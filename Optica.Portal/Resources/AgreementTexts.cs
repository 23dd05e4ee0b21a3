namespace Optica.Portal.Resources;

/// <summary>Words of agreements, and of what customers have of them.</summary>
public sealed class AgreementTexts;

namespace Optica.Portal.Resources;

/// <summary>Words of the requests of rights.</summary>
public sealed class RightsTexts;

namespace Optica.Portal.Resources;

/// <summary>Words of the access desk.</summary>
public sealed class AccessTexts;

namespace Optica.Portal.Resources;

/// <summary>Words of the form for new and changed customers.</summary>
public sealed class CustomerFormTexts;

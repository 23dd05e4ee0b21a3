namespace Optica.Portal.Resources;

/// <summary>Words of the fields and dialogs that every form uses.</summary>
public sealed class FormTexts;

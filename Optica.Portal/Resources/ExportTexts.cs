namespace Optica.Portal.Resources;

/// <summary>Words of the cover sheet of every Excel report.</summary>
public sealed class ExportTexts;

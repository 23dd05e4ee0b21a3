namespace Optica.Portal.Resources;

/// <summary>Words of reports: their page, and what stands in their workbooks.</summary>
public sealed class ReportTexts;

namespace Optica.Portal.Resources;

/// <summary>Words of work orders.</summary>
public sealed class WorkOrderTexts;

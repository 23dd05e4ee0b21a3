namespace Optica.Portal.Resources;

/// <summary>Words of the home page.</summary>
public sealed class DashboardTexts;

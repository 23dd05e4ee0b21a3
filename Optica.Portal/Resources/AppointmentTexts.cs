namespace Optica.Portal.Resources;

/// <summary>Words of visits.</summary>
public sealed class AppointmentTexts;

namespace Optica.Portal.Resources;

/// <summary>Words of prescriptions.</summary>
public sealed class PrescriptionTexts;

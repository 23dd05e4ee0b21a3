namespace Optica.Portal.Resources;

/// <summary>Words of the audit trail.</summary>
public sealed class AuditTexts;

namespace Optica.Portal.Features.Reports;

/// <summary>A filter in force.</summary>
/// <param name="Name">Name for the audit trail.</param>
/// <param name="Label">Name for people.</param>
/// <param name="Text">Value for people.</param>
/// <param name="IsPersonal">Whether the value may name a person: then the trail only keeps that there was one.</param>
public sealed record ReportFilter(string Name, string Label, string Text, bool IsPersonal = false)
{
    /// <summary>What the audit trail keeps instead of the value for people: the id of what is named.</summary>
    public string? Kept { get; init; }

    /// <summary>What the audit trail keeps.</summary>
    public (string Name, string Value) Audited => (Name, Kept ?? (IsPersonal ? "*" : Text));
}

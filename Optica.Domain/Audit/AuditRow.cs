namespace Optica.Domain.Audit;

/// <summary>One line of the audit trail as the list shows it.</summary>
/// <param name="Step">When, who, what and why; old → new.</param>
/// <param name="Branch">Name of the branch it happened at; null for none.</param>
/// <param name="Record">What it was done to.</param>
public sealed record AuditRow(HistoryEntry Step, string? Branch, AuditRecord Record);

/// <summary>A record that a line of the audit trail is about.</summary>
/// <param name="Kind">Kind of the record, snake_case.</param>
/// <param name="Id">The record.</param>
/// <param name="Name">What people call it; null when it is gone, out of reach or has no name.</param>
public sealed record AuditRecord(string Kind, Guid Id, string? Name);

/// <summary>Somebody whose doings the audit trail may be asked for.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">Their name.</param>
/// <param name="IsPlatform">Whether they are of the platform and only opened the organisation for a while.</param>
public sealed record AuditPerson(Guid Id, string Name, bool IsPlatform);

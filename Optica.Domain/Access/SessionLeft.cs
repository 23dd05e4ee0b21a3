namespace Optica.Domain.Access;

/// <summary>How long a session is good yet.</summary>
/// <param name="Idle">Unless its user does something; null for no such limit.</param>
/// <param name="Absolute">Whatever its user does; null for no such limit.</param>
public sealed record SessionLeft(TimeSpan? Idle, TimeSpan? Absolute);

namespace Optica.Domain.Presence;

/// <summary>A colleague who has the same record on a screen.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Name">Name shown to colleagues.</param>
/// <param name="IsEditing">Whether they are changing it on one of their screens.</param>
public sealed record Companion(Guid UserId, string Name, bool IsEditing);

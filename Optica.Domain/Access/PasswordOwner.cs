namespace Optica.Domain.Access;

/// <summary>Whose password it is going to be.</summary>
/// <param name="Name">Name shown to colleagues.</param>
/// <param name="Email">Address to sign in with.</param>
/// <param name="HasSecondFactor">Whether a second factor stands behind it.</param>
public sealed record PasswordOwner(string? Name, string? Email, bool HasSecondFactor = false);

namespace Optica.Domain.Access;

/// <summary>A passkey of one's own.</summary>
/// <param name="Id">Its credential id, base64 for addresses.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="AddedAt">When it was added, UTC.</param>
public sealed record PasskeyRow(string Id, string Name, DateTime AddedAt);

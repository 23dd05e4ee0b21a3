namespace Optica.Domain.Access;

/// <summary>Something that happened to an account.</summary>
/// <param name="UserId">Whose.</param>
/// <param name="What">What, as the audit trail calls it.</param>
/// <param name="At">When, UTC.</param>
public sealed record AccountEvent(Guid UserId, string What, DateTime At);

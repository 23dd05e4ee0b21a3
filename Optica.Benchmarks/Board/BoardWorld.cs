namespace Optica.Benchmarks.Board;

/// <summary>Whose board it is.</summary>
/// <param name="OrganisationId">The chain.</param>
/// <param name="UserId">Its super admin.</param>
internal sealed record BoardWorld(Guid OrganisationId, Guid UserId);

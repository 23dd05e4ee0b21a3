namespace Optica.Domain.Access;

/// <summary>Where a session begins.</summary>
/// <param name="Client">What the browser or client calls itself.</param>
/// <param name="Address">Network address that it came from.</param>
/// <param name="IsApi">Whether it is an API client's, which has tokens instead of somebody at a screen.</param>
public sealed record SessionOrigin(string? Client, string? Address = null, bool IsApi = false);

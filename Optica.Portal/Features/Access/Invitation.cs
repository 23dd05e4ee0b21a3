namespace Optica.Portal.Features.Access;

/// <summary>A link by which somebody chooses their password: single use, for an hour, kept nowhere.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Address">The whole address.</param>
/// <param name="IsMailed">Whether the mail server took it to them.</param>
/// <param name="IsReset">Whether it is for another password, not for the first.</param>
public sealed record Invitation(string Name, string Address, bool IsMailed, bool IsReset = false);

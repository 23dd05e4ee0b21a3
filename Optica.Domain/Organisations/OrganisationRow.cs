using Optica.Domain.Common;

namespace Optica.Domain.Organisations;

/// <summary>An organisation as platform admins list it: how large it is, and nothing of its customers.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Version">The version seen.</param>
/// <param name="Name">Trade name.</param>
/// <param name="CreatedAt">Since when, UTC.</param>
/// <param name="SuspendedAt">Since when nobody of it can work, UTC; null for one that works.</param>
/// <param name="Branches">Branches that are open.</param>
/// <param name="Staff">People who may sign in.</param>
/// <param name="Customers">Customers that are registered.</param>
public sealed record OrganisationRow(
    Guid Id,
    long Version,
    string Name,
    DateTime CreatedAt,
    DateTime? SuspendedAt,
    int Branches,
    int Staff,
    long Customers
) : IListed
{
    /// <summary>Whether its first admin has not accepted the invitation yet.</summary>
    public bool IsInvited { get; init; }

    /// <summary>Until when its customers are open to the caller, UTC; null while they are not.</summary>
    public DateTime? OpenUntil { get; init; }
}

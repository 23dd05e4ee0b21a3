using Optica.Domain.Common;
using Optica.Domain.Organisations;

namespace Optica.Domain.Access;

/// <summary>What an account is worth.</summary>
public enum UserState
{
    /// <summary>It can be signed in to.</summary>
    Active,

    /// <summary>Nobody has accepted its invitation yet: no password, and never signed in.</summary>
    Invited,

    /// <summary>It is locked.</summary>
    Locked,
}

/// <summary>Which accounts a list shows.</summary>
/// <param name="Text">Words of name or e-mail address in any order, or null.</param>
/// <param name="Role">With this role only.</param>
/// <param name="BranchId">Members of this branch only.</param>
/// <param name="State">Those of this state only.</param>
public sealed record UserFilter(string? Text = null, StaffRole? Role = null, Guid? BranchId = null, UserState? State = null);

/// <summary>An account in a list.</summary>
/// <param name="Id">The user.</param>
/// <param name="Version">Raised by every change of what they may do.</param>
/// <param name="Name">Name shown to colleagues.</param>
/// <param name="Email">Address they sign in with.</param>
/// <param name="Role">The one role.</param>
/// <param name="IsActive">False when they are locked.</param>
/// <param name="LastSeenAt">When a session of theirs was last seen, UTC; null for never.</param>
public sealed record UserRow(Guid Id, long Version, string Name, string Email, StaffRole Role, bool IsActive, DateTime? LastSeenAt)
    : IListed
{
    /// <summary>Names of the branches they are members of, in order; super admins have all without being members.</summary>
    public IReadOnlyList<string> Branches { get; init; } = [];

    /// <summary>Whether the invitation has not been accepted: no password, and never signed in.</summary>
    public bool IsInvited { get; init; }

    /// <summary>What the account is worth: a lock counts before an invitation.</summary>
    public UserState State =>
        !IsActive ? UserState.Locked
        : IsInvited ? UserState.Invited
        : UserState.Active;

    /// <summary>Whether they have chosen a password.</summary>
    public bool HasPassword { get; init; }
}

/// <summary>Somebody who has an account and no password yet.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">Name shown to colleagues.</param>
/// <param name="Email">Address to sign in with.</param>
public sealed record InvitedUser(Guid Id, string Name, string Email);

/// <summary>A session in the detail of an account.</summary>
/// <param name="Id">The session.</param>
/// <param name="Client">What the browser or client calls itself.</param>
/// <param name="StartedAt">When it began, UTC.</param>
/// <param name="LastSeenAt">When it was last seen, UTC.</param>
public sealed record UserSessionRow(Guid Id, string Client, DateTime StartedAt, DateTime LastSeenAt)
{
    /// <summary>Network address it began from; null where that is not known.</summary>
    public string? Address { get; init; }

    /// <summary>Whether it is an API client's.</summary>
    public bool IsApi { get; init; }

    /// <summary>Whether its screen is locked.</summary>
    public bool IsLocked { get; init; }
}

/// <summary>A cross-branch grant in the detail of an account.</summary>
/// <param name="Id">The grant.</param>
/// <param name="BranchId">The branch.</param>
/// <param name="Branch">Its name.</param>
/// <param name="Level">What it allows.</param>
/// <param name="Reason">Why.</param>
/// <param name="ExpiresAt">End, UTC.</param>
public sealed record UserGrantRow(Guid Id, Guid BranchId, string Branch, GrantLevel Level, string Reason, DateTime ExpiresAt)
{
    /// <summary>The last day on which it is worth something, by the branch's calendar.</summary>
    public DateOnly LastDay { get; init; }

    /// <summary>What it is worth.</summary>
    public GrantState State { get; init; } = GrantState.Active;
}

/// <summary>Why an account is locked.</summary>
/// <param name="At">When it was locked, UTC.</param>
/// <param name="By">Who locked it, by the name they had then.</param>
/// <param name="Reason">The reason they gave; null for none.</param>
public sealed record UserLock(DateTime At, string By, string? Reason);

/// <summary>An account with everything that says what it may do, and where it is signed in.</summary>
/// <param name="Row">As the list shows it.</param>
/// <param name="Rights">Its rights as a form shows them.</param>
/// <param name="Grants">Grants that are worth something now, the next to end first.</param>
/// <param name="Sessions">Open sessions, the newest first.</param>
/// <param name="Refusal">Why the caller may not change it; null when they may.</param>
public sealed record UserDetail(
    UserRow Row,
    UserRightsInput Rights,
    IReadOnlyList<UserGrantRow> Grants,
    IReadOnlyList<UserSessionRow> Sessions,
    Error? Refusal
)
{
    /// <summary>Whether signing in asks for a second factor.</summary>
    public bool HasSecondFactor { get; init; }

    /// <summary>Why they are locked; null when they are not, or nobody wrote it down.</summary>
    public UserLock? Lock { get; init; }

    /// <summary>How many passkeys they have.</summary>
    public int Passkeys { get; init; }

    /// <summary>Closed branches that they are members of or begin at, by name: in reach of the caller, and theirs to take away.</summary>
    public IReadOnlyList<BranchRow> ClosedBranches { get; init; } = [];
}

using Optica.Domain.Common;

namespace Optica.Domain.Access;

/// <summary>Which cross-branch grants a list shows.</summary>
public enum GrantShow
{
    /// <summary>Those that open their branch now.</summary>
    Running,

    /// <summary>Of those the ones that end soon.</summary>
    EndingSoon,

    /// <summary>Those that were taken back or whose last day is over.</summary>
    Ended,

    /// <summary>All there ever were.</summary>
    All,
}

/// <summary>Which cross-branch grants a list shows.</summary>
/// <param name="BranchId">Of this branch only.</param>
/// <param name="Show">By what they are worth.</param>
public sealed record GrantFilter(Guid? BranchId = null, GrantShow Show = GrantShow.Running);

/// <summary>A cross-branch grant in the list of all.</summary>
/// <param name="Id">The grant.</param>
/// <param name="Who">Who has it.</param>
/// <param name="Branch">What it opens.</param>
/// <param name="Level">What it allows.</param>
/// <param name="Reason">Why.</param>
/// <param name="State">What it is worth.</param>
public sealed record GrantRow(Guid Id, GrantHolder Who, GrantBranch Branch, GrantLevel Level, string Reason, GrantState State) : IListed
{
    /// <inheritdoc />
    public long Version => (long)State;

    /// <summary>Who gave it; null for the system.</summary>
    public string? GivenBy { get; init; }

    /// <summary>The day it was given, by the branch's calendar.</summary>
    public DateOnly Since { get; init; }

    /// <summary>The last day on which it is worth something, by the branch's calendar.</summary>
    public DateOnly LastDay { get; init; }

    /// <summary>The day it was taken back, by the branch's calendar; null when it was not.</summary>
    public DateOnly? TakenBackOn { get; init; }

    /// <summary>Whether the branch is theirs without it: as a member, or by a role that has every branch.</summary>
    public bool IsTheirs { get; init; }

    /// <summary>Whether the caller may take it back now.</summary>
    public bool MayEnd { get; init; }
}

/// <summary>Who has a cross-branch grant.</summary>
/// <param name="Id">The user.</param>
/// <param name="Name">Name shown to colleagues.</param>
/// <param name="Role">The one role.</param>
/// <param name="IsActive">False when they are locked, so that the grant opens nothing.</param>
/// <param name="MayOpen">Whether the caller sees the account.</param>
public sealed record GrantHolder(Guid Id, string Name, StaffRole Role, bool IsActive, bool MayOpen);

/// <summary>What a cross-branch grant opens.</summary>
/// <param name="Id">The branch.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsOpen">False when it is closed.</param>
public sealed record GrantBranch(Guid Id, string Name, bool IsOpen);

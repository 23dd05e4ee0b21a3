using System.Collections.Frozen;

namespace Optica.Domain.Common;

/// <summary>What one user may reach, as an immutable value: the only input of the query filters and of the write guard.</summary>
public sealed record AccessScope
{
    /// <summary>Nobody: no rows, no rights.</summary>
    public static readonly AccessScope None = new();

    /// <summary>The user, or null for nobody.</summary>
    public Guid? UserId { get; init; }

    /// <summary>The session in which the user is here; null for a job that goes on without them.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>Name shown to colleagues.</summary>
    public string UserName { get; init; } = "";

    /// <summary>The user's role, or null for nobody.</summary>
    public StaffRole? Role { get; init; }

    /// <summary>The user's organisation; null for platform admins and for nobody.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>All branches of the organisation, present and future (super admin).</summary>
    public bool AllBranches { get; init; }

    /// <summary>Branches with full rights of the role: memberships and full cross-branch grants.</summary>
    public FrozenSet<Guid> FullBranches { get; init; } = [];

    /// <summary>Branches that the user belongs to: memberships alone, whose people one manages.</summary>
    public FrozenSet<Guid> OwnBranches { get; init; } = [];

    /// <summary>Branches that may only be read: read-only cross-branch grants; of platform admins, the organisations they opened for a reason.</summary>
    public FrozenSet<Guid> ReadOnlyBranches { get; init; } = [];

    /// <summary>The branch lists are narrowed to; null shows every reachable branch.</summary>
    public Guid? SelectedBranchId { get; init; }

    /// <summary>Expanded permissions of the role, plus those granted by name.</summary>
    public FrozenSet<string> Rights { get; init; } = [];

    /// <summary>Reads customers of the organisations opened for a reason, writes nothing (platform admin).</summary>
    public bool IsPlatform => Role == StaffRole.PlatformAdmin;

    /// <summary>Whether somebody is signed in.</summary>
    public bool IsSomebody => UserId is not null;

    /// <summary>Whether the permission is among the rights.</summary>
    public bool May(string permission) => Rights.Contains(permission);

    /// <summary>Whether records of the branch may be read. The organisation is checked by the filter.</summary>
    public bool Reaches(Guid branchId) => AllBranches || FullBranches.Contains(branchId) || ReadOnlyBranches.Contains(branchId);

    /// <summary>Whether records of the branch may be changed.</summary>
    public bool Changes(Guid branchId) => AllBranches || FullBranches.Contains(branchId);

    /// <summary>Whether people of the branch are the user's to manage: a grant for some days is not enough.</summary>
    public bool Runs(Guid branchId) => AllBranches || OwnBranches.Contains(branchId);

    /// <summary>Every branch by name that may be read; empty when <see cref="AllBranches"/>.</summary>
    public IEnumerable<Guid> ReachableBranches => FullBranches.Concat(ReadOnlyBranches);

    /// <summary>Whether everything that <paramref name="before"/> could read can still be read, under the same selection.</summary>
    public bool StillReads(AccessScope before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return UserId == before.UserId
            && OrganisationId == before.OrganisationId
            && SelectedBranchId == before.SelectedBranchId
            && (AllBranches || (!before.AllBranches && before.ReachableBranches.All(Reaches)));
    }

    /// <summary>Whether both reach the same records with the same rights.</summary>
    public bool SameReach(AccessScope other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (UserId, Role, OrganisationId, AllBranches, SelectedBranchId)
                == (other.UserId, other.Role, other.OrganisationId, other.AllBranches, other.SelectedBranchId)
            && FullBranches.SetEquals(other.FullBranches)
            && OwnBranches.SetEquals(other.OwnBranches)
            && ReadOnlyBranches.SetEquals(other.ReadOnlyBranches)
            && Rights.SetEquals(other.Rights);
    }
}

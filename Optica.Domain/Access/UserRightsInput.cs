using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Domain.Access;

/// <summary>What an account may do, as typed.</summary>
public class UserRightsInput
{
    /// <summary>Longest name.</summary>
    public const int NameLength = 120;

    /// <summary>Most branches somebody is a member of.</summary>
    public const int MostBranches = 200;

    /// <summary>Name shown to colleagues, 1–120 characters.</summary>
    public string? Name { get; set; }

    /// <summary>The one role.</summary>
    public StaffRole? Role { get; set; }

    /// <summary>The clinical permission by name, for admins (CL-13).</summary>
    public bool HasClinicalGrant { get; set; }

    /// <summary>Branches they are members of.</summary>
    public IReadOnlyList<Guid> BranchIds { get; set; } = [];

    /// <summary>Branch selected after sign-in, one of theirs; or null.</summary>
    public Guid? HomeBranchId { get; set; }

    /// <summary>Whether the role can be given the clinical permission by name: optometrists have it, sales never do.</summary>
    public static bool CanBeClinical(StaffRole? role) => role is StaffRole.SuperAdmin or StaffRole.BranchAdmin;

    /// <summary>Cleans the name, and what the role cannot have. Twice is the same as once.</summary>
    public virtual void Normalise()
    {
        Name = TextRules.CleanLine(Name);
        BranchIds = [.. BranchIds.Distinct().Order()];
        HasClinicalGrant &= CanBeClinical(Role);
    }
}

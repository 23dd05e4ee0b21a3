using Microsoft.AspNetCore.Identity;
using Optica.Domain.Access;
using Optica.Domain.Common;

namespace Optica.Data.Access;

/// <summary>A member of staff with an account.</summary>
public sealed class OpticaUser : IdentityUser<Guid>, IAudited
{
    /// <summary>Longest name.</summary>
    public const int NameLength = UserRightsInput.NameLength;

    /// <summary>Name shown to colleagues.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>The organisation; null for platform admins.</summary>
    public Guid? OrganisationId { get; set; }

    /// <summary>The one role.</summary>
    public StaffRole Role { get; set; }

    /// <summary>Branch selected after sign-in; null takes the only one, or all.</summary>
    public Guid? HomeBranchId { get; set; }

    /// <summary>The clinical permission granted by name, for admins (CL-13).</summary>
    public bool HasClinicalGrant { get; set; }

    /// <summary>False for former staff: no sign-in, no access.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>Raised by every change of role, memberships or grants; live circuits rebuild their access when it differs.</summary>
    public long ScopeVersion { get; set; } = 1;

    /// <summary>Chosen language, <c>es-CL</c> or <c>en</c>; null follows the browser.</summary>
    public string? Culture { get; set; }

    Guid IAudited.AuditId => Id;

    string IAudited.AuditKind => "user";
}

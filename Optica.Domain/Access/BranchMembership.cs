using Optica.Domain.Common;

namespace Optica.Domain.Access;

/// <summary>A member of staff works in a branch with the full rights of the role.</summary>
public sealed class BranchMembership : IBranchOwned, IAuditedPart
{
    private BranchMembership() { }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <summary>The member of staff.</summary>
    public Guid UserId { get; private set; }

    /// <inheritdoc />
    public Guid BranchId { get; private set; }

    /// <summary>Since when, UTC.</summary>
    public DateTime Since { get; private set; }

    Guid IAudited.AuditId => UserId;

    string IAudited.AuditKind => "user";

    string IAuditedPart.AuditField => nameof(UserRightsInput.BranchIds);

    string IAuditedPart.AuditText => BranchId.ToString();

    /// <summary>A new membership.</summary>
    public static BranchMembership Create(Guid userId, Guid organisationId, Guid branchId, DateTime since) =>
        new()
        {
            UserId = userId,
            OrganisationId = organisationId,
            BranchId = branchId,
            Since = since,
        };
}

using Optica.Data.Saving;
using Optica.Domain.Audit;

namespace Optica.Data.Access;

/// <summary>Audit lines of what somebody does with their own account, signed in or about to be.</summary>
internal static class AccountLines
{
    /// <summary>A sealed line.</summary>
    /// <param name="sealer">Seals it.</param>
    /// <param name="user">Whose account it is, and who did it.</param>
    /// <param name="action">One of <see cref="AuditActions"/>.</param>
    public static AuditEntry OfAccount(this AuditSealer sealer, OpticaUser user, string action) =>
        sealer.Seal(
            new AuditEntry
            {
                Id = sealer.NewId(),
                At = sealer.Now,
                UserId = user.Id,
                UserName = user.DisplayName,
                OrganisationId = user.OrganisationId,
                Action = action,
                RecordKind = "user",
                RecordId = user.Id,
                KeyId = sealer.KeyId,
            }
        );
}

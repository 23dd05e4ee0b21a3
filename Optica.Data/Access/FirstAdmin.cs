using Optica.Data.Encryption;
using Optica.Data.Saving;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Domain.Organisations;

namespace Optica.Data.Access;

/// <summary>What an organisation begins with: its data key, its first branch, and who runs both.</summary>
internal static class FirstAdmin
{
    /// <summary>Adds them; the caller saves.</summary>
    /// <param name="db">The context that will save.</param>
    /// <param name="input">Complete, normalised and valid.</param>
    /// <param name="makers">What makes ids and data keys.</param>
    /// <returns>The account, without a password.</returns>
    public static OpticaUser Add(OpticaDbContext db, FirstAccountInput input, (AuditSealer Sealer, DataKeyRing Ring) makers)
    {
        var organisation = Organisation.Create(makers.Sealer.NewId(), input.Organisation!);
        var branch = Branch.Create(makers.Sealer.NewId(), organisation.Id, input.Branch!);
        var user = new OpticaUser
        {
            Id = makers.Sealer.NewId(),
            UserName = input.Email,
            NormalizedUserName = input.Email!.ToUpperInvariant(),
            Email = input.Email,
            NormalizedEmail = input.Email!.ToUpperInvariant(),
            DisplayName = input.Name!,
            OrganisationId = organisation.Id,
            Role = StaffRole.SuperAdmin,
            HomeBranchId = branch.Id,
            LockoutEnabled = true,
            SecurityStamp = UserLoading.NewStamp(),
        };
        db.AddRange(organisation, makers.Ring.Make(organisation.Id), branch, user);
        return user;
    }
}

using Optica.Domain.Common;

namespace Optica.Domain.Access;

/// <summary>What a change of role, clinical permission and branches would give and take.</summary>
/// <param name="Gained">Permissions that come, by name.</param>
/// <param name="Lost">Permissions that go, by name.</param>
public sealed record RightsPreview(IReadOnlyList<string> Gained, IReadOnlyList<string> Lost)
{
    /// <summary>Branches that come, in the order in which they are known.</summary>
    public IReadOnlyList<Guid> BranchesGained { get; init; } = [];

    /// <summary>Branches that go, in the order in which they are known.</summary>
    public IReadOnlyList<Guid> BranchesLost { get; init; } = [];

    /// <summary>Whether permissions and branches stay as they are.</summary>
    public bool IsSame => Gained.Count + Lost.Count + BranchesGained.Count + BranchesLost.Count == 0;

    /// <summary>Compares the rights of an account with what they would be.</summary>
    /// <param name="before">Its rights.</param>
    /// <param name="after">As they would be.</param>
    /// <param name="known">Every branch there is, in order: a super admin has them all without being a member (DOMAIN §1).</param>
    public static RightsPreview Of(UserRightsInput before, UserRightsInput after, IReadOnlyList<Guid> known)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (was, will) = (Has(before, known), Has(after, known));
        return Of((before.Role, before.HasClinicalGrant), (after.Role, after.HasClinicalGrant)) with
        {
            BranchesGained = [.. known.Where(branch => will.Contains(branch) && !was.Contains(branch))],
            BranchesLost = [.. known.Where(branch => was.Contains(branch) && !will.Contains(branch))],
        };
    }

    /// <summary>Compares two states of an account.</summary>
    /// <param name="before">Role and clinical permission by name as they are.</param>
    /// <param name="after">The same as they would be.</param>
    public static RightsPreview Of((StaffRole? Role, bool Clinical) before, (StaffRole? Role, bool Clinical) after)
    {
        var (was, will) = (Rights(before.Role, before.Clinical), Rights(after.Role, after.Clinical));
        return new(Ordered(will.Except(was, StringComparer.Ordinal)), Ordered(was.Except(will, StringComparer.Ordinal)));
    }

    /// <summary>Every permission of a role and the clinical permission by name.</summary>
    public static IReadOnlySet<string> Rights(StaffRole? role, bool isClinicalByName)
    {
        var rights = new HashSet<string>(StringComparer.Ordinal);
        if (role is { } known && Permissions.ByRole.TryGetValue(known, out var own))
        {
            rights.UnionWith(own);
        }

        if (isClinicalByName && UserRightsInput.CanBeClinical(role))
        {
            rights.Add(Permissions.Clinical);
        }

        return rights;
    }

    private static IReadOnlyList<Guid> Has(UserRightsInput rights, IReadOnlyList<Guid> known) =>
        rights.Role == StaffRole.SuperAdmin ? known : rights.BranchIds;

    private static List<string> Ordered(IEnumerable<string> names) => [.. names.Order(StringComparer.Ordinal)];
}

using Optica.Domain.Common;

namespace Optica.Domain.Access;

/// <summary>What a change of role and clinical permission would give and take.</summary>
/// <param name="Gained">Permissions that come, by name.</param>
/// <param name="Lost">Permissions that go, by name.</param>
public sealed record RightsPreview(IReadOnlyList<string> Gained, IReadOnlyList<string> Lost)
{
    /// <summary>Whether the permissions stay as they are.</summary>
    public bool IsSame => Gained.Count + Lost.Count == 0;

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

    private static List<string> Ordered(IEnumerable<string> names) => [.. names.Order(StringComparer.Ordinal)];
}

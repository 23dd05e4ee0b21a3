using System.Collections;
using System.Reflection;

namespace Optica.Portal.Components.Shared.Forms;

/// <summary>
/// Two people changed one record: what only one of them changed comes together by itself. For inputs of plain values, and of lists of
/// such, which are one field each.
/// </summary>
public static class FieldMerge
{
    /// <summary>Names of the fields in which two inputs differ.</summary>
    public static HashSet<string> Changed<T>(T one, T other)
        where T : class =>
        [.. Properties<T>().Where(field => !IsSame(field.GetValue(one), field.GetValue(other))).Select(field => field.Name)];

    /// <summary>Takes over what only the other one changed.</summary>
    /// <param name="mine">What I typed; gets their fields where I changed nothing.</param>
    /// <param name="opened">What both began with.</param>
    /// <param name="latest">What is saved now.</param>
    /// <returns>Fields both changed, to different values: I have to choose.</returns>
    public static IReadOnlyList<string> TakeOver<T>(T mine, T opened, T latest)
        where T : class
    {
        var (own, theirs) = (Changed(opened, mine), Changed(opened, latest));
        foreach (var field in Properties<T>().Where(field => theirs.Contains(field.Name) && !own.Contains(field.Name)))
        {
            field.SetValue(mine, field.GetValue(latest));
        }

        return [.. theirs.Intersect(own, StringComparer.Ordinal).Intersect(Changed(mine, latest), StringComparer.Ordinal)];
    }

    private static bool IsSame(object? one, object? other) =>
        (one, other) is (IList left, IList right)
            ? left.Count == right.Count && left.Cast<object?>().Zip(right.Cast<object?>()).All(pair => IsSameItem(pair.First, pair.Second))
            : Equals(one, other);

    private static bool IsSameItem(object? one, object? other) =>
        Equals(one, other)
        || (
            one is not null
            && one.GetType() == other?.GetType()
            && Properties(one.GetType()) is { Count: > 0 } fields
            && fields.TrueForAll(field => IsSame(field.GetValue(one), field.GetValue(other)))
        );

    private static List<PropertyInfo> Properties(Type type) => [.. type.GetProperties().Where(field => field.CanWrite)];

    private static List<PropertyInfo> Properties<T>() => Properties(typeof(T));
}

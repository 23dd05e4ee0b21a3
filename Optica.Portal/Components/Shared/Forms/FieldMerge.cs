using System.Reflection;

namespace Optica.Portal.Components.Shared.Forms;

/// <summary>Two people changed one record: what only one of them changed comes together by itself. For inputs of plain values.</summary>
public static class FieldMerge
{
    /// <summary>Names of the fields in which two inputs differ.</summary>
    public static HashSet<string> Changed<T>(T one, T other)
        where T : class =>
        [.. Properties<T>().Where(field => !Equals(field.GetValue(one), field.GetValue(other))).Select(field => field.Name)];

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

    private static IEnumerable<PropertyInfo> Properties<T>() => typeof(T).GetProperties().Where(field => field.CanWrite);
}

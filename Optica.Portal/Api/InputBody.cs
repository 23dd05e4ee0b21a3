using System.Reflection;

namespace Optica.Portal.Api;

/// <summary>Reads an input of plain values from a request: which fields were sent, and their values.</summary>
/// <typeparam name="T">The input; every writable property is a field under its API name.</typeparam>
internal static class InputBody<T>
    where T : class, new()
{
    private static readonly PropertyInfo[] Fields =
    [
        .. typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite),
    ];

    /// <returns>The values, those that were not sent as a new input has them; and the names of the properties that were sent.</returns>
    public static (T Input, HashSet<string> Sent) Read(ApiBody body)
    {
        var input = new T();
        var sent = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in Fields)
        {
            var name = ApiNames.Of(field.Name);
            if (body.Has(name))
            {
                sent.Add(field.Name);
                field.SetValue(input, Value(body, name, field.PropertyType));
            }
        }

        return (input, sent);
    }

    private static object? Value(ApiBody body, string name, Type type) =>
        type == typeof(string) ? body.Text(name)
        : type == typeof(DateOnly?) ? body.Date(name)
        : type == typeof(long?) ? body.Number(name)
        : type == typeof(int?) ? Whole(body.Number(name))
        : type == typeof(bool) ? body.YesOrNo(name)
        : body.Choice(name, Nullable.GetUnderlyingType(type)!);

    /// <summary>Far beyond every rule is as wrong as a little.</summary>
    private static int? Whole(long? number) => number is { } any ? (int)Math.Clamp(any, int.MinValue, int.MaxValue) : null;
}

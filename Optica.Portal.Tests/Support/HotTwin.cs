using System.Reflection;
using Optica.Data;
using Optica.Data.Tenancy;

namespace Optica.Portal.Tests.Support;

/// <summary>Compiled queries pass EF's query provider by: here each of the data layer is compiled for a context and asked.</summary>
internal static class HotTwin
{
    /// <summary>Every compiled query, by name.</summary>
    public static IReadOnlyList<(string Name, object Query)> All { get; } =
    [
        .. typeof(OpticaDbContext)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(field => field.FieldType.IsGenericType && IsHot(field.FieldType.GetGenericTypeDefinition()))
            .Select(field => ($"{field.DeclaringType!.Name}.{field.Name}", field.GetValue(null)!))
            .OrderBy(found => found.Item1, StringComparer.Ordinal),
    ];

    /// <summary>Asks a query of a context, with some parameter.</summary>
    public static async Task AskAsync(object query, OpticaDbContext db, CancellationToken cancellation)
    {
        var parameter = query.GetType().GetGenericArguments()[0];
        var ask = query.GetType().GetMethod(nameof(HotQuery<int, int>.AskAsync))!;
        try
        {
            await (Task)ask.Invoke(query, [db, Sample(parameter), cancellation])!;
        }
        catch (InvalidOperationException nothing) when (nothing.Message.StartsWith("Sequence contains no", StringComparison.Ordinal)) { }
    }

    private static readonly Guid Somebody = new(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);

    private static bool IsHot(Type type) => type == typeof(HotQuery<,>) || type == typeof(HotRows<,>);

    private static object? Sample(Type parameter) =>
        parameter == typeof(Guid) || parameter == typeof(Guid?) ? Somebody
        : parameter == typeof(List<Guid>) ? new List<Guid> { Somebody, Somebody }
        : parameter == typeof(object) ? null
        : throw new NotSupportedException($"No sample of {parameter}.");
}

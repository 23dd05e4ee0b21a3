using System.Text.Json;

namespace Optica.Data.Audit;

/// <summary>Kinds of records as the trail writes them: snake_case, or the type's name where a write was refused.</summary>
internal static class AuditKinds
{
    /// <summary>The kind in snake_case, whichever way it was written.</summary>
    public static string Named(string kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind);

    /// <summary>The type's name of a kind: <c>work_order</c> is <c>WorkOrder</c>.</summary>
    public static string TypeName(string kind) =>
        string.Concat(kind.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}

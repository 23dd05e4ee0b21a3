using System.Text.RegularExpressions;

namespace Optica.Portal.Tests.Architecture;

/// <summary>A call that goes round a guard of the house, and where it is looked for.</summary>
internal sealed record BannedWord(string Name, string Pattern, string Reason, Func<string, bool>? Where = null)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    public static readonly BannedWord[] All =
    [
        new("unnamed-unfilter", @"\bIgnoreQueryFilters\s*(<[^>]*>)?\(\s*\)", "lifts the tenancy filters too: name the filter"),
        new("blind-update", @"\.(Update|UpdateRange|Attach|AttachRange)\(", "writes a row the filter never saw: load it, then change it"),
        new("entry-state", @"(?i:entry(\([^)]*\))?)\.State\s*=[^=>]|\.State\s*=\s*EntityState", "writes a row the filter never saw"),
        new("raw-sql", @"\b(FromSql|ExecuteSql|SqlQuery)(Raw|Interpolated)?(Async)?\b", "goes round filters and parameters"),
        new("raw-command", @"\b(CreateCommand|CreateDbCommand|DbBatch)\b", "goes round filters, guards, audit and parameters"),
        new("all-rows", @"\bSystemAccess\b", "reads and writes every organisation's rows: name what for"),
        new("all-organisations", @"\bReadOpenedOrganisations\(", "lifts the organisation's filter for the platform's people"),
        new("reload", @"\.(Reload|ReloadAsync|GetDatabaseValues|GetDatabaseValuesAsync)\(", "reads past the filters"),
        new("bulk-write", @"\bExecute(Update|Delete)(Async)?\s*\(", "skips version, audit and the change feed"),
        new("async-local", @"\bAsyncLocal<", "carries one user's identity into another's circuit"),
        new("http-in-component", @"\bIHttpContextAccessor\b", "is another request's or null inside a circuit", IsComponent),
    ];

    /// <summary>Line numbers (from 1) where the word stands outside comments.</summary>
    public IEnumerable<int> Find(string text)
    {
        var lines = text.Split('\n')
            .Select(line => Regex.Replace(line, @"^\s*(//|\*|@\*).*$|\s//.*$", "", RegexOptions.ExplicitCapture, Limit));
        var code = string.Join('\n', lines);
        return Regex
            .Matches(code, Pattern, RegexOptions.ExplicitCapture, Limit)
            .Select(match => code.AsSpan(0, match.Index).Count('\n') + 1);
    }

    private static bool IsComponent(string path) =>
        path.EndsWith(".razor", StringComparison.Ordinal)
        || path.EndsWith(".razor.cs", StringComparison.Ordinal)
        || path.StartsWith("Optica.Portal/Components/", StringComparison.Ordinal)
        || path.StartsWith("Optica.Portal/Features/", StringComparison.Ordinal);
}

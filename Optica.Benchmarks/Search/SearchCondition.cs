using Optica.Domain.Customers;

namespace Optica.Benchmarks.Search;

/// <summary>What a hand would write behind WHERE for a search text.</summary>
internal sealed class SearchCondition
{
    private readonly List<(string Name, string Value)> values = [];

    /// <param name="query">What is asked.</param>
    public SearchCondition(SearchQuery query)
    {
        var parts = new List<string>();
        if (query.NameWords.Count > 0)
        {
            var words = query.NameWords.Select(word => $"' ' || c.SearchText LIKE {Add($"% {Escaped(word)}%")} ESCAPE '\\'");
            parts.Add(string.Join(" AND ", words));
        }

        if (query.EmailPart is { } email)
        {
            parts.Add($"instr(c.SearchText, {Add(email)}) > 0");
        }

        if (query.Digits is { } digits)
        {
            parts.Add(query.DigitsBeginRut ? $"c.Rut LIKE {Add($"{digits}%")}" : $"instr(c.SearchText, {Add(digits)}) > 0");
        }

        Text = parts.Count == 0 ? "0" : string.Join(" OR ", parts.Select(part => $"({part})"));
    }

    private SearchCondition() => Text = "1";

    /// <summary>Everybody.</summary>
    public static SearchCondition All { get; } = new();

    public string Text { get; }

    public IReadOnlyList<(string Name, string Value)> Values => values;

    private static string Escaped(string word) =>
        word.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);

    private string Add(string value)
    {
        var name = $"$p{values.Count}";
        values.Add((name, value));
        return name;
    }
}

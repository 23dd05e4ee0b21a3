using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Optica.Domain.Customers;

namespace Optica.Portal.Components.Shared;

/// <summary>What an address says. Reading it never fails: what makes no sense is left out.</summary>
public sealed class UrlQuery
{
    private readonly Dictionary<string, StringValues> values;

    private UrlQuery(Dictionary<string, StringValues> values) => this.values = values;

    /// <summary>Reads an address: absolute, relative, or a query alone.</summary>
    public static UrlQuery Parse(string? address)
    {
        var text = address ?? "";
        var at = text.IndexOf('?', StringComparison.Ordinal);
        return new(QueryHelpers.ParseQuery(at < 0 ? "" : text[at..].Split('#')[0]));
    }

    /// <summary>A text as it came, or null.</summary>
    public string? Value(string key) => values.TryGetValue(key, out var all) ? all.FirstOrDefault() : null;

    /// <summary>One clean line of at most so many characters, or null.</summary>
    public string? Line(string key, int most)
    {
        var clean = TextRules.CleanLine(Value(key));
        if (clean is null || !TextRules.IsClean(clean, multiline: false))
        {
            return null;
        }

        // half a character cannot stand in an address
        var end = Math.Min(clean.Length, most);
        return clean[..(char.IsHighSurrogate(clean[end - 1]) ? end - 1 : end)].TrimEnd();
    }

    /// <summary>An id, or null.</summary>
    public Guid? Id(string key) => AsId(Value(key));

    /// <summary>A whole number from 0 to the most, or null.</summary>
    public int? Number(string key, int most) => AsNumber(Value(key), most);

    /// <summary>
    /// A text of an address as an id, or null. Parameters of pages are texts: the framework ends the circuit over one that it cannot
    /// read as an id or number.
    /// </summary>
    public static Guid? AsId(string? text) => Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty ? id : null;

    /// <summary>A text of an address as a page's number; the first if it is none.</summary>
    public static int AsPage(string? text) => AsNumber(text, int.MaxValue) is { } page and > 0 ? page : 1;

    /// <summary>A day of this century or the last, or null.</summary>
    public DateOnly? Day(string key) =>
        DateOnly.TryParseExact(Value(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 1900 and <= 2200
            ? day
            : null;

    /// <summary>The value of a name, or null for an unknown one.</summary>
    public T? OneOf<T>(string key, IEnumerable<(string Name, T Value)> known)
        where T : struct
    {
        var wanted = Value(key);
        foreach (var (name, value) in known)
        {
            if (name == wanted)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>An address; what is null or empty is not mentioned.</summary>
    public static string Format(string path, params (string Key, string? Value)[] parts)
    {
        var said = parts.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Key}={Uri.EscapeDataString(part.Value!)}");
        var query = string.Join('&', said);
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    private static int? AsNumber(string? text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : null;

    /// <summary>A day as addresses write it.</summary>
    public static string? Of(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A number as addresses write it.</summary>
    public static string? Of(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}

using System.Collections.Frozen;
using System.Globalization;
using Optica.Domain.Customers;

namespace Optica.Domain.Geography;

/// <summary>The countries of ISO 3166-1. The names are our own: the runtime knows them in each country's language only.</summary>
public static class Countries
{
    private static readonly FrozenDictionary<string, Country> ByCode = Read()
        .ToFrozenDictionary(country => country.Code, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, Country> ByName = ByCode
        .Values.SelectMany(country => new[] { (country.English, country), (country.Spanish, country) })
        .DistinctBy(entry => SearchText.Fold(entry.Item1), StringComparer.Ordinal)
        .ToFrozenDictionary(entry => SearchText.Fold(entry.Item1), entry => entry.country, StringComparer.Ordinal);

    /// <summary>Every country in the alphabet of the current UI culture, Chile first.</summary>
    public static IReadOnlyList<Country> All =>
        [
            .. ByCode
                .Values.OrderBy(country => country.Code != Chile.CountryCode)
                .ThenBy(country => country.Name, StringComparer.Create(CultureInfo.CurrentUICulture, ignoreCase: true)),
        ];

    /// <summary>The country of a code of two letters, or of an English or Spanish name; null when there is none.</summary>
    public static Country? Find(string? text)
    {
        var code = text?.Trim() ?? "";
        return ByCode.GetValueOrDefault(code) ?? ByName.GetValueOrDefault(SearchText.Fold(code));
    }

    private static IEnumerable<Country> Read() =>
        from entry in CountryTable.Countries.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        let names = entry[3..].Split('/')
        select new Country(entry[..2], names[0], names[^1]);
}

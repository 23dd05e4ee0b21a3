using System.Collections.Frozen;
using System.Globalization;
using Optica.Domain.Customers;

namespace Optica.Domain.Geography;

/// <summary>Chile's regions and comunas (CL-6).</summary>
public static class Chile
{
    /// <summary>ISO 3166 code.</summary>
    public const string CountryCode = "CL";

    /// <summary>The 16 regions from north to south.</summary>
    public static IReadOnlyList<Region> Regions { get; } =
    [.. Lines(ChileTable.Regions).Select(line => line.Split(' ', 3)).Select(parts => new Region(parts[0], parts[1], parts[2]))];

    /// <summary>The 346 comunas in the order of their codes.</summary>
    public static IReadOnlyList<Comuna> Comunas { get; } =
    [.. Lines(ChileTable.Comunas).SelectMany(InProvince).OrderBy(comuna => comuna.Code, StringComparer.Ordinal)];

    private static readonly FrozenDictionary<string, Comuna> ComunaByKey = KeyedComunas();

    private static readonly FrozenDictionary<string, Region> RegionByKey = KeyedRegions();

    /// <summary>The comuna of that name, whatever its case, accents, spaces and hyphens, also in other usual spellings; null when there is none.</summary>
    public static Comuna? FindComuna(string? name) => ComunaByKey.GetValueOrDefault(Key(name));

    /// <summary>The region by name ("Región de …" or not), roman number or official code; null when there is none.</summary>
    public static Region? FindRegion(string? name) => RegionByKey.GetValueOrDefault(RegionKey(name));

    private static IEnumerable<string> Lines(string table) =>
        table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<Comuna> InProvince(string line)
    {
        var (province, names) = (line[..3], line[4..].Split(", "));
        var region = Regions.Single(region => province.StartsWith(region.Code, StringComparison.Ordinal));
        var number = 0;
        foreach (var name in names)
        {
            var numbered = char.IsAsciiDigit(name[0]);
            number = numbered ? int.Parse(name.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture) : number + 1;
            yield return new Comuna($"{province}{number:00}", numbered ? name[3..] : name, region);
        }
    }

    private static FrozenDictionary<string, Comuna> KeyedComunas()
    {
        var keyed = Comunas.ToDictionary(comuna => Key(comuna.Name), StringComparer.Ordinal);
        foreach (var names in Lines(ChileTable.Spellings).Select(line => line.Split(" = ")))
        {
            keyed.Add(Key(names[0]), keyed[Key(names[1])]);
        }

        return keyed.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, Region> KeyedRegions()
    {
        var keyed = Regions
            .SelectMany(region =>
                new[] { region.Name, region.Roman, region.Code, region.Code.TrimStart('0') }.Select(name => (Key: RegionKey(name), region))
            )
            .DistinctBy(entry => entry.Key, StringComparer.Ordinal)
            .ToDictionary(entry => entry.Key, entry => entry.region, StringComparer.Ordinal);
        foreach (var names in Lines(ChileTable.RegionSpellings).Select(line => line.Split(" = ")))
        {
            keyed.Add(RegionKey(names[0]), keyed[RegionKey(names[1])]);
        }

        return keyed.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string RegionKey(string? name) =>
        Key(string.Join(' ', SearchText.Fold(name).Split(' ').Where(word => word is not ("region" or "de" or "del" or "la" or "y"))));

    private static string Key(string? name) => string.Concat(SearchText.Fold(name).Where(char.IsLetterOrDigit));
}

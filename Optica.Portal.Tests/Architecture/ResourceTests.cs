using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Optica.Portal.Tests.Architecture;

/// <summary>Both languages are complete, and no English stands on Spanish pages (DESIGN, rule 23).</summary>
public sealed partial class ResourceTests
{
    private const string Spanish = ".es.resx";

    private static readonly List<SourceFile> Files = [.. SourceTree.Files([".resx"], SourceTree.Product)];

    private static readonly List<string> SameInBoth = SourceTree.AllowList("same-in-both-languages.txt");

    private static IEnumerable<(SourceFile English, SourceFile? Spanish)> Pairs =>
        from file in Files
        where !file.Path.EndsWith(Spanish, StringComparison.Ordinal)
        select (file, Files.Find(twin => twin.Path == file.Path.Replace(".resx", Spanish, StringComparison.Ordinal)));

    [Fact]
    public void Files_ComeInPairs()
    {
        Assert.NotEmpty(Files);
        Findings.None(Pairs.Where(pair => pair.Spanish is null).Select(pair => pair.English.Path));
        Assert.Equal(Files.Count, Pairs.Count() * 2);
    }

    [Fact]
    public void Keys_AreTheSame() =>
        Findings.None(
            Pairs.SelectMany(pair =>
            {
                var (english, spanish) = (Texts(pair.English).Keys, Texts(pair.Spanish!).Keys);
                return english
                    .Except(spanish, StringComparer.Ordinal)
                    .Select(key => $"{key} is missing in {pair.Spanish!.Path}")
                    .Concat(spanish.Except(english, StringComparer.Ordinal).Select(key => $"{key} is missing in {pair.English.Path}"));
            })
        );

    [Fact]
    public void Values_AreNotEmpty() =>
        Findings.None(
            from file in Files
            from text in Texts(file)
            where string.IsNullOrWhiteSpace(text.Value)
            select $"{text.Key} in {file.Path}"
        );

    [Fact]
    public void Values_DifferBetweenTheLanguages() =>
        Findings.None(Shared().Except(SameInBoth, StringComparer.Ordinal).Select(key => $"{key}: the same in both languages"));

    [Fact]
    public void SameInBoth_HasNothingStale() => Findings.None(SameInBoth.Except(Shared(), StringComparer.Ordinal));

    [Fact]
    public void Placeholders_AreTheSame() =>
        Findings.None(
            from pair in Pairs
            let spanish = Texts(pair.Spanish!)
            from text in Texts(pair.English)
            where spanish.TryGetValue(text.Key, out var twin) && !Placeholders(text.Value).SetEquals(Placeholders(twin))
            select $"{text.Key} in {pair.Spanish!.Path}"
        );

    private static List<string> Shared() =>
        [
            .. from pair in Pairs
            let spanish = Texts(pair.Spanish!)
            from text in Texts(pair.English)
            where spanish.GetValueOrDefault(text.Key) == text.Value && text.Value.Any(char.IsLetter)
            select $"{pair.English.Name} {text.Key}",
        ];

    private static Dictionary<string, string> Texts(SourceFile file) =>
        XDocument
            .Parse(file.Text)
            .Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")?.Value ?? "", StringComparer.Ordinal);

    private static HashSet<string> Placeholders(string text) =>
        [.. Placeholder().Matches(text).Select(match => match.Groups["number"].Value)];

    [GeneratedRegex(@"\{(?<number>\d+)(:[^}]*)?\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}

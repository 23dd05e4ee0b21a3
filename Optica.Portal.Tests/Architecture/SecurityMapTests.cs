using System.Globalization;
using System.Text.RegularExpressions;

namespace Optica.Portal.Tests.Architecture;

/// <summary>docs/security.md names a test for each requirement: none is missing, and each of the tests is there.</summary>
public sealed partial class SecurityMapTests
{
    private const int Rows = 53;

    private static readonly HashSet<string> Classes =
    [
        .. typeof(SecurityMapTests).Assembly.GetTypes().Where(HasTests).Select(type => type.Name),
    ];

    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(SourceTree.Root, "docs", "security.md"));

    [Fact]
    public void EveryRow_HasItsLine() =>
        Assert.Equal(
            Enumerable.Range(1, Rows),
            Lines
                .Select(line => Row().Match(line))
                .Where(found => found.Success)
                .Select(found => int.Parse(found.Groups["row"].Value, CultureInfo.InvariantCulture))
        );

    [Fact]
    public void EveryLine_NamesTestsThatExist() => Findings.None(Lines.Where(line => Line().IsMatch(line)).SelectMany(Wrong));

    /// <summary>A test that says itself which row it shows is not forgotten in the list.</summary>
    [Fact]
    public void EveryTestThatNamesARow_StandsInItsLine() =>
        Findings.None(
            from file in SourceTree.Files([".cs"], ["Optica.Portal.Tests"])
            let name = file.Name.Split('.')[0]
            where Classes.Contains(name)
            from said in Said().Matches(file.Text)
            from row in RowsOf(said.Groups["rows"].Value)
            where
                !Lines.Any(line =>
                    line.StartsWith($"| {row} |", StringComparison.Ordinal) && line.Contains($"`{name}`", StringComparison.Ordinal)
                )
            select $"docs/security.md does not name {name} at {row}"
        );

    [Theory]
    [InlineData("| 1 | Something | |", "names no test")]
    [InlineData("| 1 | Something | `GoneTests` |", "GoneTests")]
    public void Line_WithoutATest_IsFound(string line, string words) =>
        Assert.Contains(words, Assert.Single(Wrong(line)), StringComparison.Ordinal);

    private static IEnumerable<string> Wrong(string line)
    {
        var names = Name().Matches(line).Select(found => found.Groups["name"].Value).ToList();
        return names.Count == 0
            ? [$"{line} names no test"]
            : names.Where(name => !Classes.Contains(name)).Select(name => $"{line}: there is no {name}");
    }

    /// <summary>Rows of "1–6, 13" or "§3".</summary>
    private static IEnumerable<string> RowsOf(string said) => said.Split(',', StringSplitOptions.TrimEntries).SelectMany(RowsBetween);

    private static IEnumerable<string> RowsBetween(string said)
    {
        if (said.Split('–') is not [var first, var last])
        {
            return [said.Replace("§", "§ ", StringComparison.Ordinal)];
        }

        var begin = int.Parse(first, CultureInfo.InvariantCulture);
        return Enumerable.Range(begin, int.Parse(last, CultureInfo.InvariantCulture) - begin + 1).Select(row => $"{row}");
    }

    private static bool HasTests(Type type) => type.GetMethods().Any(method => method.IsDefined(typeof(FactAttribute), inherit: true));

    [GeneratedRegex("^\\| (?<row>\\d+) \\|", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();

    [GeneratedRegex("^\\| (\\d+|§ \\d) \\|", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();

    [GeneratedRegex("SECURITY (?<rows>(§?\\d+)([,–] ?§?\\d+)*)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Said();

    [GeneratedRegex("`(?<name>\\w+Tests)`", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}

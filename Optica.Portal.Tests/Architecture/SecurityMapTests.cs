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

    private static bool HasTests(Type type) => type.GetMethods().Any(method => method.IsDefined(typeof(FactAttribute), inherit: true));

    [GeneratedRegex("^\\| (?<row>\\d+) \\|", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();

    [GeneratedRegex("^\\| (\\d+|§ \\d) \\|", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();

    [GeneratedRegex("`(?<name>\\w+Tests)`", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}

namespace Optica.Portal.Tests.Architecture;

/// <summary>Whatever grows too long is split (DESIGN, rule 3).</summary>
public sealed class SizeTests
{
    [Theory]
    [InlineData(".cs", 250)]
    [InlineData(".razor", 180)]
    [InlineData(".razor.css", 250)]
    public void Files_StayShort(string ending, int most) =>
        Findings.None(
            SourceTree
                .Files([ending])
                .Where(file => file.Lines.Length > most)
                .Select(file => $"{file.Path}: {file.Lines.Length} lines, at most {most}")
        );

    /// <summary>Long code in a page hides from tests (rule 19).</summary>
    [Fact]
    public void Razor_InlineCode_AtMostSixtyLines() =>
        Findings.None(
            SourceTree
                .Files([".razor"])
                .Select(file =>
                    (file.Path, Lines: file.Lines.SkipWhile(line => !line.StartsWith("@code", StringComparison.Ordinal)).Count())
                )
                .Where(file => file.Lines > 60)
                .Select(file => $"{file.Path}: {file.Lines} lines of code, at most 60")
        );
}

using FsCheck;
using FsCheck.Fluent;
using Optica.Domain.Customers;

namespace Optica.Portal.Tests.Domain.Customers;

public sealed class TextRulesTests
{
    [Theory]
    [InlineData("José Ñuñez", true, true)]
    [InlineData("李 😀 O’Higgins", true, true)]
    [InlineData("a\tb\nc", false, true)]
    [InlineData("a\r\nb", false, true)]
    [InlineData("a\0b", false, false)]
    [InlineData("a\u001Bb", false, false)]
    [InlineData("a\u007Fb", false, false)]
    [InlineData("a\u0085b", false, false)]
    [InlineData("", true, true)]
    public void IsClean_Text_RefusesControlCharacters(string text, bool line, bool several)
    {
        Assert.Equal(line, TextRules.IsClean(text, multiline: false));
        Assert.Equal(several, TextRules.IsClean(text, multiline: true));
    }

    [Fact]
    public void IsClean_BrokenText_RefusesIt() =>
        Assert.All(
            ["\uD800", "a\uDC00", "\uDC00\uD800", "\uD83D", "a\uFFFE", "a\uFFFF"],
            text =>
                Assert.False(
                    TextRules.IsClean(text, multiline: true) || TextRules.CleanLine(text) != text || TextRules.CleanText(text) != text
                )
        );

    [Theory]
    [InlineData(null, null)]
    [InlineData(" \t\u00A0\u3000\u200B ", null)]
    [InlineData("  Ana \u00A0 María\tde\n la  Luz ", "Ana María de la Luz")]
    [InlineData("Pen\u0303a", "Peña")]
    [InlineData("\u202Eana\u202C\uFEFF", "ana")]
    [InlineData("نی\u200Cما", "نی\u200Cما")]
    [InlineData("a\0b", "a\0b")]
    public void CleanLine_Text_IsOneTidyLine(string? text, string? clean) => Assert.Equal(clean, TextRules.CleanLine(text));

    [Theory]
    [InlineData(null, null)]
    [InlineData(" \r\n ", null)]
    [InlineData("\n uno\r\n  dos\rtres \n", "uno\n  dos\ntres")]
    [InlineData("Pen\u0303a", "Peña")]
    public void CleanText_Text_KeepsItsLines(string? text, string? clean) => Assert.Equal(clean, TextRules.CleanText(text));

    [Fact]
    public void Clean_AnyText_IsIdempotent() =>
        Prop.ForAll(
                Texts.Anything,
                text =>
                    TextRules.CleanLine(TextRules.CleanLine(text)) == TextRules.CleanLine(text)
                    && TextRules.CleanText(TextRules.CleanText(text)) == TextRules.CleanText(text)
            )
            .QuickCheckThrowOnFailure();
}

using FsCheck;
using FsCheck.Fluent;
using Optica.Domain.Customers;

namespace Optica.Portal.Tests.Domain.Customers;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("  José   PÉREZ\t", "jose perez")]
    [InlineData("Peña", "pena")]
    [InlineData("Pen\u0303a", "pena")]
    [InlineData("ＪＯＳＥ　１２", "jose 12")]
    [InlineData("Straße", "strasse")]
    [InlineData("Łukasz Øster", "lukasz oster")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("a\0b", "a b")]
    [InlineData("Ζωή", "ζωη")]
    public void Fold_Text_IsPlainLowerCase(string? text, string folded) => Assert.Equal(folded, SearchText.Fold(text));

    [Fact]
    public void Fold_BrokenText_DropsWhatIsNoCharacter() => Assert.Equal("ab", SearchText.Fold("\uDC00a\uD800\uFFFEb\uFFFF"));

    [Fact]
    public void Fold_AnyText_IsIdempotent() =>
        Prop.ForAll(Texts.Anything, text => SearchText.Fold(SearchText.Fold(text)) == SearchText.Fold(text)).QuickCheckThrowOnFailure();

    [Fact]
    public void Fold_EveryLetterOfTheBasicPlane_IsIdempotent()
    {
        var wrong = Enumerable
            .Range(0, 0x10000)
            .Select(code => $"a{(char)code}b")
            .Where(text => SearchText.Fold(SearchText.Fold(text)) != SearchText.Fold(text));

        Assert.Empty(wrong);
    }

    [Fact]
    public void SortName_Ñ_StandsAfterEveryOtherN()
    {
        string[] names = ["Ñúñez", "Nz", "Pena", "Peña", "Penz", "Peo", "Oca", "Na"];

        var sorted = names.OrderBy(name => SearchText.SortName(name, "X"), StringComparer.Ordinal);

        Assert.Equal(["Na", "Nz", "Ñúñez", "Oca", "Pena", "Penz", "Peña", "Peo"], sorted.ToArray());
    }

    [Theory]
    [InlineData("Pérez", "José", "perez jose")]
    [InlineData(null, "José", "jose")]
    [InlineData("Pérez", null, "perez")]
    [InlineData("Pen\u0303a", "Ñ", "pen~a n~")]
    [InlineData(null, null, "")]
    public void SortName_Name_IsLastFirst(string? last, string? first, string key) => Assert.Equal(key, SearchText.SortName(last, first));

    [Fact]
    public void For_FullCustomer_IsOneLine() =>
        Assert.Equal(
            "jose perez|jose.perez@gmail.com|56912345678|123456785",
            SearchText.For("José", "Pérez", "jose.perez@gmail.com", "+56912345678", "12345678-5", null)
        );

    [Fact]
    public void For_Document_StandsBehind() =>
        Assert.Equal("ana ohiggins soto||||ab123456", SearchText.For("Ana", "O’Higgins-Soto", null, null, null, "AB 123.456"));

    [Fact]
    public void For_SeparatorInValues_NeverMakesAField() =>
        Assert.Equal("a b c d|ab@x.cl|||1", SearchText.For("a|b", "c｜d", "a|b@x.cl", null, null, "|1|"));

    [Fact]
    public void For_AnyTexts_HasSpacesInTheNameOnlyAndABoundedLength() =>
        Prop.ForAll(
                Texts.Anything,
                Texts.Anything,
                (name, other) =>
                {
                    var line = SearchText.For(name, other, other, other, other, other);
                    var fields = line.Split('|');
                    return fields.Length is 4 or 5
                        && line.Length <= SearchText.MaximumLength
                        && !string.Concat(fields.Skip(1)).Contains(' ', StringComparison.Ordinal);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void For_LongestExpansion_StaysBounded()
    {
        var bomb = string.Concat(Enumerable.Repeat('\uFDFA', 254));

        Assert.True(SearchText.For(bomb, bomb, bomb, bomb, bomb, bomb).Length <= SearchText.MaximumLength);
        Assert.True(SearchText.SortName(bomb, bomb).Length <= SearchText.MaximumSortLength);
    }
}

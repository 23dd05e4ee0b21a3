using FsCheck;
using FsCheck.Fluent;
using Optica.Domain.Customers;

namespace Optica.Portal.Tests.Domain.Customers;

public sealed class RutTests
{
    public static TheoryData<string, string> ValidRuts =>
        new()
        {
            { "12.345.678-5", "12345678-5" },
            { "6.265.837-1", "6265837-1" },
            { "9.868.503-0", "9868503-0" },
            { "12.667.869-K", "12667869-K" },
            { "17.317.684-8", "17317684-8" },
            { "15.576.215-2", "15576215-2" },
            { "10.000.013-K", "10000013-K" },
            { "7.654.321-6", "7654321-6" },
            { "76.086.428-5", "76086428-5" },
            { "60.803.000-K", "60803000-K" },
        };

    /// <summary>Who was erased keeps the RUT as their document; a foreign number is left as it is.</summary>
    [Theory]
    [InlineData("12345678-5", null, "12.345.678-5")]
    [InlineData(null, "12345678-5", "12.345.678-5")]
    [InlineData(null, "12345678-4", "12345678-4")]
    [InlineData(null, "123456785", "123456785")]
    [InlineData(null, "AB 12345", "AB 12345")]
    [InlineData(null, null, null)]
    public void Shown_RutOrDocument_IsWrittenAsEverywhere(string? rut, string? document, string? shown) =>
        Assert.Equal(shown, Rut.Shown(rut, document));

    [Theory]
    [MemberData(nameof(ValidRuts))]
    public void TryNormalise_ValidRutInAnySpelling_GivesOneCanonicalForm(string shown, string canonical)
    {
        string[] spellings =
        [
            shown,
            canonical,
            shown.ToLowerInvariant(),
            canonical.Replace("-", "", StringComparison.Ordinal),
            canonical.Replace('-', '‐'),
            canonical.Replace('-', '–'),
            canonical.Replace('-', '—'),
            canonical.Replace('-', '−'),
            $"  {shown.Replace(".", " ", StringComparison.Ordinal)} ",
            $"0{canonical}",
            $"\u202A{shown}\u202C",
            string.Concat(shown.Select(sign => sign is '-' or '.' ? sign : (char)(sign + 0xFEE0))),
        ];

        Assert.All(spellings, spelling => Assert.True(Rut.TryNormalise(spelling, out var found) && found == canonical, spelling));
        Assert.Equal(shown, Rut.Format(canonical));
    }

    [Theory]
    [InlineData("12.345.678-9", '5', "12345678-5")]
    [InlineData("17.317.684-2", '8', "17317684-8")]
    [InlineData("15.576.215-4", '2', "15576215-2")]
    [InlineData("12.667.869-0", 'K', "12667869-K")]
    [InlineData("123456780", '5', "12345678-5")]
    [InlineData("12345678k", '5', "12345678-5")]
    public void Read_WrongDigit_NamesTheRightOne(string text, char expected, string corrected)
    {
        var reading = Rut.Read(text);

        Assert.Equal(new RutReading(RutKind.WrongDigit, null, corrected, expected), reading);
        Assert.False(Rut.TryNormalise(text, out _));
    }

    [Theory]
    [InlineData("12K45678-5")]
    [InlineData("0-0")]
    [InlineData("0")]
    [InlineData("000")]
    [InlineData("K")]
    [InlineData("-")]
    [InlineData("-5")]
    [InlineData("abcdefgh-i")]
    [InlineData("1234567890")]
    [InlineData("123.456.789-2")]
    [InlineData("12345678901234567890")]
    [InlineData("12-345")]
    [InlineData("12.345.678-5 x")]
    [InlineData("١٢٣٤٥٦٧٨-5")]
    [InlineData("12345678-5\0")]
    public void Read_NotARut_IsMalformed(string text) => Assert.Equal(new RutReading(RutKind.Malformed), Rut.Read(text));

    [Fact]
    public void Read_LoneSurrogate_IsMalformed() => Assert.Equal(RutKind.Malformed, Rut.Read("12345678-5\uD800").Kind);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u00A0\u200B ")]
    public void Read_Blank_IsEmpty(string? text) => Assert.Equal(new RutReading(RutKind.Empty), Rut.Read(text));

    [Theory]
    [InlineData("12345678", "12345678-5")]
    [InlineData("12.345.678", "12345678-5")]
    [InlineData("12.345.678-", "12345678-5")]
    [InlineData("6265837", "6265837-1")]
    [InlineData("12667869", "12667869-K")]
    public void Read_BodyOnly_OffersTheCompletedRut(string text, string completed)
    {
        var reading = Rut.Read(text);

        Assert.Equal(new RutReading(RutKind.BodyOnly, null, completed, completed[^1]), reading);
        Assert.False(Rut.TryNormalise(text, out _));
    }

    [Fact]
    public void Read_EightDigitsWhoseLastVerifies_IsCompleteAndShowsBoth()
    {
        var reading = Rut.Read("76543216");

        Assert.Equal(RutKind.Ambiguous, reading.Kind);
        Assert.Equal("7654321-6", reading.Canonical);
        Assert.Equal($"76543216-{Rut.CheckDigit(76543216)}", reading.Suggestion);
        Assert.True(Rut.TryNormalise("76543216", out var canonical));
        Assert.Equal("7654321-6", canonical);
    }

    [Theory]
    [InlineData("11.111.111-1")]
    [InlineData("22.222.222-2")]
    [InlineData("5.555.555-5")]
    [InlineData("66.666.666-6")]
    [InlineData("66.666.666-1")]
    [InlineData("99999999")]
    public void TryNormalise_RepeatedDigits_RefusesThem(string text)
    {
        Assert.Equal(RutKind.RepeatedDigits, Rut.Read(text).Kind);
        Assert.False(Rut.TryNormalise(text, out _));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("1", "1")]
    [InlineData("1234", "1.234")]
    [InlineData("12345678", "12.345.678")]
    [InlineData("12345678-", "12.345.678-")]
    [InlineData("123456785", "12.345.678-5")]
    [InlineData("12.345.6785", "12.345.678-5")]
    [InlineData("7654321-6", "7.654.321-6")]
    [InlineData("12667869k", "12.667.869-K")]
    [InlineData("12–345", "12–345")]
    [InlineData("0123", "0123")]
    [InlineData("1234567890", "1234567890")]
    [InlineData("juan 12", "juan 12")]
    [InlineData("k", "k")]
    public void FormatAsTyped_Text_IsGroupedOrUntouched(string typed, string shown) => Assert.Equal(shown, Rut.FormatAsTyped(typed));

    [Fact]
    public void Format_NotCanonical_ComesBackUntouched() =>
        Assert.All(["", "-", "x-1", "12.3-4", "12"], text => Assert.Equal(text, Rut.Format(text)));

    [Fact]
    public void Format_AnyCanonical_ReadsBackTheSame() =>
        Prop.ForAll(
                Gen.Choose(1_000_000, 99_999_999).Where(body => body.ToString().Distinct().Count() > 1).ToArbitrary(),
                body =>
                {
                    var canonical = $"{body}-{Rut.CheckDigit(body)}";
                    var shown = Rut.Format(canonical);
                    return Rut.Read(shown) == new RutReading(RutKind.Valid, canonical) && Rut.FormatAsTyped(shown) == shown;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void FormatAsTyped_AnyText_IsIdempotentAndKeepsItsMeaning() =>
        Prop.ForAll(
                Texts.RutLike,
                text =>
                {
                    var once = Rut.FormatAsTyped(text);
                    return Rut.FormatAsTyped(once) == once && Rut.Read(once) == Rut.Read(text);
                }
            )
            .QuickCheckThrowOnFailure();
}

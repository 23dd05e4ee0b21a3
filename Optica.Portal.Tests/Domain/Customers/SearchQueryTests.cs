using FsCheck;
using FsCheck.Fluent;
using Optica.Domain.Customers;

namespace Optica.Portal.Tests.Domain.Customers;

public sealed class SearchQueryTests
{
    private static readonly string Juan = SearchText.For("Juan", "Pérez Peña", "jp@gmail.com", "+56912345678", "12345678-5", null);
    private static readonly string Carla = SearchText.For("Carla", "D'Angelo-Soto", "carla_85@x.cl", "+56223456789", "12667869-K", null);
    private static readonly string Guest = SearchText.For("Li", null, null, null, null, "AB-123456");

    [Theory]
    [InlineData("12.345.678-5")]
    [InlineData("12345678-5")]
    [InlineData("123456785")]
    [InlineData("12345678")]
    [InlineData("12.345.678")]
    [InlineData("123456")]
    [InlineData("12345")]
    [InlineData("12")]
    [InlineData("5678")]
    [InlineData("678")]
    [InlineData("012.345.678-5")]
    [InlineData("12345678 - 5")]
    [InlineData("912345678")]
    [InlineData("+56 9 1234 5678")]
    [InlineData("9 1234 5678")]
    [InlineData("09 1234 5678")]
    [InlineData("0056912345678")]
    [InlineData("pena")]
    [InlineData("PEÑA")]
    [InlineData("perez ju")]
    [InlineData("ju pe pen")]
    [InlineData("jp@")]
    [InlineData("<JP@gmail.com>")]
    [InlineData("@gmail")]
    [InlineData("maria 5678")]
    [InlineData("juan 999")]
    [InlineData("juan otro@x.cl")]
    public void Matches_Juan_IsFound(string text) => Assert.True(SearchQuery.Parse(text).Matches(Juan), text);

    [Theory]
    [InlineData("23")]
    [InlineData("1")]
    [InlineData("12345678-9")]
    [InlineData("erez")]
    [InlineData("gmail")]
    [InlineData("juan maria")]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("[a-z]")]
    [InlineData("\\")]
    [InlineData("@")]
    [InlineData("'")]
    [InlineData("-")]
    [InlineData("")]
    [InlineData("|")]
    [InlineData("juan|jp")]
    public void Matches_Juan_IsNotFound(string text) => Assert.False(SearchQuery.Parse(text).Matches(Juan), text);

    [Theory]
    [InlineData("12.667.869-K")]
    [InlineData("12667869k")]
    [InlineData("12667869 K")]
    [InlineData("d'angelo")]
    [InlineData("dangelo soto")]
    [InlineData("D’Angelo-Soto")]
    [InlineData("carla_85")]
    public void Matches_Carla_IsFound(string text) => Assert.True(SearchQuery.Parse(text).Matches(Carla), text);

    [Theory]
    [InlineData("AB-123456")]
    [InlineData("ab123456")]
    [InlineData("123456")]
    public void Matches_Document_IsFound(string text) => Assert.True(SearchQuery.Parse(text).Matches(Guest), text);

    [Theory]
    [InlineData(null, SearchKind.Empty)]
    [InlineData("  ", SearchKind.Empty)]
    [InlineData("7", SearchKind.Empty)]
    [InlineData("12.345.678-5", SearchKind.Rut)]
    [InlineData("12667869k", SearchKind.Rut)]
    [InlineData("123456", SearchKind.RutOrPhone)]
    [InlineData("912345678", SearchKind.RutOrPhone)]
    [InlineData("9 1234-5678", SearchKind.RutOrPhone)]
    [InlineData("+56 9 1234 5678", SearchKind.Phone)]
    [InlineData("56912345678", SearchKind.Phone)]
    [InlineData("jp@gmail.com", SearchKind.Email)]
    [InlineData("carla_85", SearchKind.Email)]
    [InlineData("Juan Pérez", SearchKind.Name)]
    [InlineData("k", SearchKind.Name)]
    [InlineData("juan 1234", SearchKind.Mixed)]
    [InlineData("juan @x", SearchKind.Mixed)]
    public void Parse_Text_DetectsTheKind(string? text, SearchKind kind) => Assert.Equal(kind, SearchQuery.Parse(text).Kind);

    [Theory]
    [InlineData("12.345.678-5", 0)]
    [InlineData("912345678", 0)]
    [InlineData("juan perez pena", 0)]
    [InlineData("perez pena juan", 0)]
    [InlineData("jp@gmail.com", 0)]
    [InlineData("1234", 1)]
    [InlineData("9123", 1)]
    [InlineData("juan pe", 1)]
    [InlineData("jp@", 1)]
    [InlineData("5678", 2)]
    [InlineData("pena", 2)]
    [InlineData("gmail.com", 2)]
    [InlineData("xyz", SearchQuery.NoMatch)]
    public void Rank_Juan_PutsExactBeforePrefixBeforeOthers(string text, int rank) =>
        Assert.Equal(rank, SearchQuery.Parse(text).Rank(Juan));

    [Theory]
    [InlineData("perez", "peres", true)]
    [InlineData("perez", "prez", true)]
    [InlineData("perez", "perrez", true)]
    [InlineData("perez", "preez", true)]
    [InlineData("perez", "perez", true)]
    [InlineData("perez", "xpere", false)]
    [InlineData("perez", "pers", false)]
    [InlineData("ana", "ama", false)]
    [InlineData("soto", "sot", true)]
    [InlineData("abcd", "badc", false)]
    [InlineData("", "a", false)]
    public void WithinOneEdit_Words_AllowOneSlip(string a, string b, bool near)
    {
        Assert.Equal(near, SearchQuery.WithinOneEdit(a, b));
        Assert.Equal(near, SearchQuery.WithinOneEdit(b, a));
    }

    [Theory]
    [InlineData("juna peres", true)]
    [InlineData("oerez", true)]
    [InlineData("joan", true)]
    [InlineData("pexa", true)]
    [InlineData("xx", false)]
    [InlineData("uan", false)] // typos count from four letters on
    [InlineData("gomez", false)]
    public void NearlyMatches_OneSlipAWord_IsFound(string text, bool near) =>
        Assert.Equal(near, SearchQuery.Parse(text).NearlyMatches(Juan));

    [Theory]
    [InlineData("")]
    [InlineData("jp@gmail.com 123 juan")]
    [InlineData("||||||")]
    public void Rank_NotALine_NeverThrows(string line) =>
        Assert.All(
            ["juan", "jp@", "123", "12", "juan 123"],
            text => Assert.InRange(SearchQuery.Parse(text).Rank(line), 0, SearchQuery.NoMatch)
        );

    [Fact]
    public void TypoFragments_AnyOneSlip_LeavesOneWhole()
    {
        foreach (var word in (string[])["soto", "perez", "gonzalez"])
        {
            var slips = Enumerable
                .Range(0, word.Length)
                .SelectMany(at =>
                    new[]
                    {
                        word.Remove(at, 1),
                        word.Insert(at, "#"),
                        word.Remove(at, 1).Insert(at, "#"),
                        at == 0 ? word : word.Remove(at, 1).Insert(at - 1, word[at].ToString()),
                    }
                );
            Assert.All(
                slips,
                slip => Assert.Contains(SearchQuery.TypoFragments(word), part => slip.Contains(part, StringComparison.Ordinal))
            );
        }
    }

    [Fact]
    public void Parse_AnyText_NeverThrowsAndMatchesHoldEveryNeedle() =>
        Prop.ForAll(
                Texts.Anything,
                Texts.Anything,
                (text, name) =>
                {
                    var query = SearchQuery.Parse(text + name);
                    var line = SearchText.For(name, text, text, text, text, name);
                    return !query.Matches(line) || query.LiteralNeedles.All(needle => line.Contains(needle, StringComparison.Ordinal));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Parse_EveryInnerRunOfARut_FindsIt() =>
        Prop.ForAll(
                Gen.Choose(1_000_000, 99_999_999).ToArbitrary(),
                body =>
                {
                    var signs = $"{body}{Rut.CheckDigit(body)}";
                    var line = SearchText.For(null, null, null, null, $"{body}-{signs[^1]}", null);
                    return Enumerable.Range(0, signs.Length - 2).All(at => SearchQuery.Parse(signs[at..(at + 3)]).Matches(line));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Parse_InnerRunThatVerifiesBehindAZero_IsStillARun() =>
        // read as a whole RUT the run lost its zero and found nothing
        Assert.True(SearchQuery.Parse($"06{Rut.CheckDigit(6)}").Matches($"|||1234506{Rut.CheckDigit(6)}".ToLowerInvariant()));

    [Fact]
    public void Parse_LongText_LooksAtTheFirstHundred() =>
        Assert.Equal([new string('a', SearchQuery.MaximumLength)], SearchQuery.Parse(new string('a', 1_000_000)).NameWords);
}

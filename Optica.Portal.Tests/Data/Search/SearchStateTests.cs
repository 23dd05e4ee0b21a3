using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Optica.Data.Customers;
using Optica.Data.Search;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Domain.Customers;

namespace Optica.Portal.Tests.Data.Search;

/// <summary>Packed lines are ranked as the domain ranks them, whatever stands in them and whatever is asked.</summary>
public sealed class SearchStateTests
{
    private static readonly Guid Branch = Number(1_000_000);

    [Fact]
    public void Rank_OfBytes_IsTheDomainsRank() =>
        Prop.ForAll(
                Texts.Anything,
                Texts.Anything,
                Gen.Choose(0, 3).ToArbitrary(),
                (name, other, kind) =>
                {
                    var line = SearchText.For($"{name} x{other}", other, name, $"+569{kind}23", $"1234567{kind}-5", other);
                    string[] questions = [name, other, $"{other} {name}", line[..Math.Min(3, line.Length)], "123", $"{kind}2", "12", "x"];
                    return Array.TrueForAll(questions, text => IsAlike(line, SearchQuery.Parse(text)));
                }
            )
            .QuickCheckThrowOnFailure();

    /// <summary>The guess used to look at the first five thousand alone.</summary>
    [Fact]
    public void Guess_OfANameBehindManyOthers_IsFound()
    {
        var names = Enumerable
            .Range(0, 20_000)
            .Select(number => $"perezoso {number.ToString(CultureInfo.InvariantCulture)}")
            .Append("zuniga");
        var state = Loaded(names);
        var plan = SearchPlan.Guess(SearchQuery.Parse("zuniag"), state.Words)!;

        var found = state.Scan(plan, null);

        Assert.Equal([Number(20_001)], found.Packed);
        Assert.Equal(1, found.Total);
        Assert.Null(SearchPlan.Guess(SearchQuery.Parse("zuniag xyzw"), state.Words));
    }

    [Fact]
    public void Scan_MoreThanAreKept_KeepsTheBestWhereverTheyStand()
    {
        var state = Loaded([.. Enumerable.Repeat("ros maria", 6_000), "ros", .. Enumerable.Repeat("rosalia", 3_000)]);

        var found = state.Scan(SearchPlan.Of(SearchQuery.Parse("ros")), null);

        Assert.InRange(found.Total, CustomerSearch.TotalCap + 1, 9_001);
        Assert.Equal(SearchScan.Most, found.Packed.Count);
        Assert.Equal(Number(6_001), found.Packed[0]);
        Assert.Equal(Enumerable.Range(1, 99).Select(Number), found.Packed.Skip(1));
    }

    [Fact]
    public void With_SomebodyAgain_LeavesTheFirstLineOut()
    {
        var state = Loaded(["rosa", "rosalba"]).With([Number(1), Number(2)], [new(Number(1), Branch, "berta|||", "berta", true)]);

        Assert.Equal(0, state.Scan(SearchPlan.Of(SearchQuery.Parse("ros")), null).Total);
        Assert.Equal([Number(1)], state.Scan(SearchPlan.Of(SearchQuery.Parse("ber")), null).Changed);
        Assert.Contains("berta", state.Words);
    }

    /// <summary>As the domain ranks the line, packed or changed; a text cut amid a character pair is kept as a database keeps it.</summary>
    private static bool IsAlike(string line, SearchQuery query)
    {
        var expected = query.Rank(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(line)));
        var plan = SearchPlan.Of(query);
        return new SearchLine(new(Number(1), Branch, line, line, true)).Rank(plan) == expected
            && Loaded(line).Scan(plan, null).Total == (expected < SearchQuery.NoMatch ? 1 : 0);
    }

    private static SearchState Loaded(IEnumerable<string> names) => Loaded([.. names.Select(name => $"{name}|||")]);

    private static SearchState Loaded(params string[] lines)
    {
        var builder = new SearchState.Builder();
        for (var number = 0; number < lines.Length; number++)
        {
            builder.Place(Number(number + 1), Branch, isActive: true);
            builder.Line(Number(number + 1), lines[number]);
        }

        return builder.Build();
    }

    private static Guid Number(int number) => new(number, 0, 0, new byte[8]);
}

using System.Globalization;
using Optica.Data.Customers;
using Optica.Data.Search;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Search;

/// <summary>
/// A scan that leaves out what cannot be among the best, and stops counting where the count is cut off anyway, finds the same best ones as
/// a look at every line.
/// </summary>
public sealed class SearchScanTests
{
    private const int Customers = 30_000;
    private const int Branches = 3;

    private static readonly string[] Words =
    [
        "ana",
        "anabel",
        "maria",
        "mario",
        "mar",
        "m",
        "soto",
        "sotomayor",
        "li",
        "x_1",
        "peña",
        "r2d2",
    ];

    private static readonly string[] Asked =
    [
        "a",
        "ana",
        "anab",
        "ma",
        "mar",
        "m",
        "maria",
        "soto",
        "sotom",
        "soto soto",
        "mar mar",
        "maria soto",
        "soto maria",
        "soto mar",
        "m s",
        "ana maria mario",
        "li",
        "lii",
        "zz",
        "5",
        "56",
        "569",
        "5691",
        "12",
        "123",
        "1234",
        "12345",
        "2d2",
        "00",
        "77777",
        "1k",
        "@x.cl",
        "ana@",
        "ana@x.cl",
        "x_1",
        "x_",
        "_",
        ".",
        "p12",
        "maria 569",
        "ana@ 12 soto",
        "maria @x.cl",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Scan_OfManyLines_FindsTheBestAndCountsAsALookAtEveryOne(int seed)
    {
        var random = new Random(seed);
        var people = Enumerable.Range(0, Customers).Select(number => Somebody(random, number)).ToList();
        var builder = new SearchState.Builder();
        people.ForEach(person => builder.Place(person.Id, person.Branch, person.IsActive));
        people.ForEach(person => builder.Line(person.Id, person.Line));
        var state = builder.Build();
        var reach = new HashSet<Guid> { Branch(0), Branch(2) };

        var wrong = new List<string>();
        foreach (var text in Asked.Concat(Enumerable.Range(0, 60).Select(_ => Cut(random, people[random.Next(Customers)].Line))))
        {
            var query = SearchQuery.Parse(text);
            foreach (var only in new[] { null, reach })
            {
                var matches = people.Where(one => only?.Contains(one.Branch) != false && query.Matches(one.Line)).ToList();
                var best = matches
                    .OrderBy(one => query.Rank(one.Line))
                    .ThenByDescending(one => one.IsActive)
                    .Take(SearchScan.Most)
                    .Select(one => one.Id);
                var found = state.Scan(SearchPlan.Of(query), only);
                if (!found.Packed.SequenceEqual(best) || !IsRight(found.Total, matches.Count))
                {
                    wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{text}: {found.Total} for {matches.Count}"));
                }
            }
        }

        Assert.Empty(wrong);
    }

    /// <summary>Counted exactly up to the cap, with room for some that are gone.</summary>
    private static bool IsRight(int counted, int matches) =>
        counted == matches || (counted < matches && counted > CustomerSearch.TotalCap + (2 * SearchScan.Most));

    private static (Guid Id, Guid Branch, bool IsActive, string Line) Somebody(Random random, int number)
    {
        // the later words are seldom, so that exact names stand behind thousands of others
        var words = Enumerable
            .Range(0, random.Next(40) == 0 ? 1 : random.Next(2, 4))
            .Select(_ => Words[Math.Min(random.Next(12), random.Next(30))]);
        var rut = random.Next(5) == 0 ? "" : People.RutOf(random.Next(1, 400) * 50_000 + number);
        var phone = random.Next(300) == 0 ? $"+56{random.Next(10, 1_300)}" : $"+569{random.Next(100_000_000):00000000}";
        var line = SearchText.For(
            string.Join(' ', words),
            random.Next(3) == 0 ? "soto" : "maria",
            random.Next(2) == 0 ? $"{Words[random.Next(Words.Length)]}@x.cl" : null,
            phone,
            rut,
            random.Next(50) == 0 ? $"P{random.Next(2_000)}" : null
        );
        return (new Guid(number + 1, 0, 0, new byte[8]), Branch(random.Next(Branches)), random.Next(9) > 0, line);
    }

    private static Guid Branch(int number) => new(-1 - number, 0, 0, new byte[8]);

    private static string Cut(Random random, string line)
    {
        var from = random.Next(line.Length);
        return line[from..Math.Min(line.Length, from + random.Next(1, 14))];
    }
}

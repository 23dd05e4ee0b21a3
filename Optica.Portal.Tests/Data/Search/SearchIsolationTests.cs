using Optica.Data.Search;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Search;

/// <summary>The index holds whole organisations; what a search looks through and counts is the caller's branches and nothing else.</summary>
public sealed class SearchIsolationTests
{
    [Fact]
    public async Task FindAsync_ByEverybody_CountsOnlyTheirBranches()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        (Guid Branch, int Customers)[] places =
        [
            (world.Centro, 1),
            (world.Mall, 20),
            (world.Playa, 300),
            (world.Costa, 400),
            (world.Cerro, 70),
        ];
        await database.PlantAsync(
            places
                .SelectMany(place => Enumerable.Repeat(place.Branch, place.Customers))
                .Select(branch => (branch, Searching.Named("Rosa", "Rojas")))
        );
        await database.Services.IndexAsync();
        await database.OpenToPlatformAsync();

        foreach (var person in world.People)
        {
            var seen = places.Where(place => person == world.Platform || person.Reads(place.Branch)).ToList();
            foreach (var text in new[] { "rosa", "roja", "rrosa", "ros ro" })
            {
                var answer = await database.FindAsync(person, text);
                Assert.Equal((person.Name, seen.Sum(place => place.Customers), false), (person.Name, answer.Total, answer.TotalCapped));
                Assert.Equal(Math.Min(20, answer.Total), answer.Items.Count);
                Assert.All(answer.Items, row => Assert.Contains(row.BranchId, seen.Select(place => place.Branch)));
            }
        }
    }

    /// <summary>Reading again would drop what is out of reach, but the count would tell of it: so the scan itself keeps to the branches.</summary>
    [Fact]
    public void Scan_OfSomeBranches_CountsNoOther()
    {
        var (own, foreign) = (new Guid(1, 0, 0, new byte[8]), new Guid(2, 0, 0, new byte[8]));
        var builder = new SearchState.Builder();
        foreach (var (number, branch) in new[] { (3, own), (4, foreign) })
        {
            builder.Place(new Guid(number, 0, 0, new byte[8]), branch, isActive: true);
            builder.Line(new Guid(number, 0, 0, new byte[8]), "rosa||||");
        }

        var state = builder.Build().With([], [new(new Guid(5, 0, 0, new byte[8]), foreign, "rosa||||", "rosa", true)]);
        var plan = SearchPlan.Of(SearchQuery.Parse("rosa"));

        Assert.Equal(1, state.Scan(plan, new HashSet<Guid> { own }).Total);
        Assert.Equal(2, state.Scan(plan, new HashSet<Guid> { foreign }).Total);
        Assert.Equal(0, state.Scan(plan, new HashSet<Guid>()).Total);
        Assert.Equal(3, state.Scan(plan, null).Total);
    }
}

using Optica.Data;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Data.Segments;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Customers;

/// <summary>A list's text is looked up in the index once it is loaded, and finds what the database finds.</summary>
public sealed class CustomerListTextTests
{
    private static readonly string[] Texts = ["a", "per", "nu ma", "12", "@", "5", "ana 9 a@", "zzzz", "%", "'", " "];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task ListAsync_WithTheIndex_FindsWhatTheDatabaseFinds(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await new RandomTrade(database, seed: 3).RunAsync(150);
        var before = await AllAsync(database);
        Assert.Contains(before, line => !line.EndsWith(": 0 ", StringComparison.Ordinal));

        await database.Services.IndexAsync();
        Assert.Equal(before, await AllAsync(database));

        // who came after the load is found at once
        var input = People.Numbered(77);
        input.FirstName = "Zzzzenobia";
        var added = await database.AddAsync(database.World.Centro, input);
        await using var scope = database.As(database.World.Sales);
        var found = (await scope.Queries.ListAsync(new() { Text = "zzzz" }, new PageRequest(), Cancellation)).Expect();
        Assert.Equal(added, Assert.Single(found.Items).Id);
    }

    /// <summary>Of a chain, of a branch, and of another chain: whoever is out of reach is never named.</summary>
    private static async Task<List<string>> AllAsync(TestDatabase database)
    {
        var lines = new List<string>();
        await database.OpenToPlatformAsync();
        foreach (var who in new[] { database.World.Super, database.World.Sales, database.World.SouthSales, database.World.Platform })
        {
            await using var scope = database.As(who);
            foreach (var text in Texts)
            {
                var filter = new CustomerFilter
                {
                    Text = text,
                    IsActive = true,
                    Sort = CustomerSort.TotalSpent,
                };
                var page = (await scope.Queries.ListAsync(filter, new PageRequest(1, 100), Cancellation)).Expect();
                lines.Add($"{who.Name} {text}: {page.Total} {string.Join(' ', page.Items.Select(row => row.Id))}");
            }
        }

        return lines;
    }
}

using Optica.Data;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Data.Segments;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Customers;

/// <summary>Leafing from row to row shows what leafing by number shows.</summary>
public sealed class CustomerKeysetTests
{
    private const int Size = 4;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task ListAsync_FromRowToRow_IsAsByNumber(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await new RandomTrade(database, seed: 5).RunAsync(250);
        await using var scope = database.As(database.World.Super);
        foreach (var sort in Enum.GetValues<CustomerSort>())
        {
            foreach (var filter in Filters(sort))
            {
                var pages = await PagesAsync(scope, filter);
                Assert.True(pages.Count > 3, $"{sort}: {pages.Count} pages");
                for (var at = 1; at < pages.Count; at++)
                {
                    var next = new PageRequest(at + 1, Size) { Anchor = new(pages[at - 1][^1], IsBefore: false) };
                    Assert.Equal(pages[at], await IdsAsync(scope, filter, next));
                    var previous = new PageRequest(at, Size) { Anchor = new(pages[at][0], IsBefore: true) };
                    Assert.Equal(pages[at - 1], await IdsAsync(scope, filter, previous));
                }
            }
        }
    }

    /// <summary>Somebody registered in front meanwhile: by number the last row would come a second time.</summary>
    [Fact]
    public async Task ListAsync_RowsCameInFront_GoesOnWhereItWas()
    {
        await using var database = await TestDatabase.CreateAsync();
        for (var number = 10; number < 22; number++)
        {
            await database.AddAsync(database.World.Centro, People.Numbered(number));
        }

        await using var scope = database.As(database.World.Super);
        var filter = new CustomerFilter { Sort = CustomerSort.CreatedAt, Descending = true };
        var pages = await PagesAsync(scope, filter);
        database.Clock.Now = database.Clock.Now.AddMinutes(1);
        await database.AddAsync(database.World.Centro, People.Numbered(1));
        var anchored = new PageRequest(2, Size) { Anchor = new(pages[0][^1], IsBefore: false) };
        Assert.Equal(pages[1], await IdsAsync(scope, filter, anchored));
        Assert.NotEqual(pages[1], await IdsAsync(scope, filter, new PageRequest(2, Size)));
        // a row of somebody else's is no place to begin
        var foreign = await database.AddAsync(database.World.Costa, People.Numbered(50));
        var byNumber = await IdsAsync(scope, filter, new PageRequest(2, Size));
        Assert.Equal(byNumber, await IdsAsync(scope, filter, new PageRequest(2, Size) { Anchor = new(foreign, IsBefore: false) }));
    }

    private static IEnumerable<CustomerFilter> Filters(CustomerSort sort) =>
        [
            new() { Sort = sort },
            new()
            {
                Sort = sort,
                Descending = true,
                IsActive = true,
            },
        ];

    private static async Task<List<IReadOnlyList<Guid>>> PagesAsync(TestScope scope, CustomerFilter filter)
    {
        var pages = new List<IReadOnlyList<Guid>>();
        while (await IdsAsync(scope, filter, new PageRequest(pages.Count + 1, Size)) is { Count: > 0 } ids)
        {
            pages.Add(ids);
        }

        return pages;
    }

    private static async Task<IReadOnlyList<Guid>> IdsAsync(TestScope scope, CustomerFilter filter, PageRequest page) =>
        [.. (await scope.Queries.ListAsync(filter, page, Cancellation)).Expect().Items.Select(row => row.Id)];
}

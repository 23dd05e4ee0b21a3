using Optica.Data;
using Optica.Data.Audit;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Audit;

/// <summary>Leafing through the audit trail from line to line shows what leafing by number shows, and stays where it was.</summary>
public sealed class AuditKeysetTests
{
    private const int Size = 3;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task ListAsync_FromLineToLine_IsAsByNumber(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await FillAsync(database, 14);
        await using var scope = database.As(database.World.Super);
        foreach (
            var filter in new AuditFilter[]
            {
                new(),
                new() { Action = AuditActions.Create },
                new() { BranchId = database.World.Centro, Kind = "customer" },
            }
        )
        {
            var pages = await PagesAsync(scope, filter);
            Assert.True(pages.Count > 2, $"{pages.Count} pages");
            for (var at = 1; at < pages.Count; at++)
            {
                var next = new PageRequest(at + 1, Size) { Anchor = new(pages[at - 1][^1], IsBefore: false) };
                Assert.Equal(pages[at], await IdsAsync(scope, filter, next));
                var previous = new PageRequest(at, Size) { Anchor = new(pages[at][0], IsBefore: true) };
                Assert.Equal(pages[at - 1], await IdsAsync(scope, filter, previous));
            }
        }
    }

    /// <summary>All within one instant: the order of writing breaks the tie.</summary>
    [Fact]
    public async Task ListAsync_LinesOfOneInstant_AreTakenOnceEach()
    {
        await using var database = await TestDatabase.CreateAsync();
        await FillAsync(database, 10, TimeSpan.Zero);
        await using var scope = database.As(database.World.Super);
        var ids = new List<Guid>(await IdsAsync(scope, new(), new PageRequest(1, Size)));
        for (var number = 2; number <= 4; number++)
        {
            ids.AddRange(await IdsAsync(scope, new(), new PageRequest(number, Size) { Anchor = new(ids[^1], IsBefore: false) }));
        }

        Assert.Equal(10, ids.Distinct().Count());
        Assert.Equal((await IdsAsync(scope, new(), new PageRequest(1, 100))), ids);
    }

    /// <summary>The trail grows at its top all the time: by number the last lines would come a second time.</summary>
    [Fact]
    public async Task ListAsync_NewLinesCameInFront_GoesOnWhereItWas()
    {
        await using var database = await TestDatabase.CreateAsync();
        await FillAsync(database, 9);
        await using var scope = database.As(database.World.Super);
        var pages = await PagesAsync(scope, new());
        var (anchor, byNumber) = (new PageAnchor(pages[0][^1], IsBefore: false), new PageRequest(2, Size));
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await database.AddAsync(database.World.Centro, People.Numbered(50));

        Assert.Equal(pages[1], await IdsAsync(scope, new(), byNumber with { Anchor = anchor }));
        Assert.NotEqual(pages[1], await IdsAsync(scope, new(), byNumber));
        // a line of another organisation is no place to begin, and tells nothing
        await database.AddAsync(database.World.Costa, People.Numbered(51));
        var foreign = await database.ReadAsync(db =>
            Task.FromResult(db.AuditEntries.OrderByDescending(row => row.Sequence).Select(row => row.Id).First())
        );
        Assert.Equal(
            await IdsAsync(scope, new(), byNumber),
            await IdsAsync(scope, new(), byNumber with { Anchor = new(foreign, IsBefore: false) })
        );
    }

    /// <summary>Beyond the end there is an empty page, not the last one again.</summary>
    [Fact]
    public async Task ListAsync_PastTheLastLine_IsEmpty()
    {
        await using var database = await TestDatabase.CreateAsync();
        await FillAsync(database, Size);
        await using var scope = database.As(database.World.Super);
        var last = (await IdsAsync(scope, new(), new PageRequest(1, Size)))[^1];

        Assert.Empty(await IdsAsync(scope, new(), new PageRequest(2, Size) { Anchor = new(last, IsBefore: false) }));
    }

    private static async Task FillAsync(TestDatabase database, int count, TimeSpan? apart = null)
    {
        for (var number = 1; number <= count; number++)
        {
            await database.AddAsync(database.World.Centro, People.Numbered(number));
            database.Clock.Advance(apart ?? TimeSpan.FromSeconds(number % 3));
        }
    }

    private static async Task<List<IReadOnlyList<Guid>>> PagesAsync(TestScope scope, AuditFilter filter)
    {
        var pages = new List<IReadOnlyList<Guid>>();
        while (await IdsAsync(scope, filter, new PageRequest(pages.Count + 1, Size)) is { Count: > 0 } ids)
        {
            pages.Add(ids);
        }

        return pages;
    }

    private static async Task<IReadOnlyList<Guid>> IdsAsync(TestScope scope, AuditFilter filter, PageRequest page) =>
        [.. (await scope.Get<AuditQueries>().ListAsync(filter, page, Cancellation)).Expect().Items.Select(row => row.Step.Id)];
}

using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Customers;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Segments;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Customers;

public sealed class CustomerListTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task ListAsync_EveryFilter_KeepsToIt(DatabaseProvider provider)
    {
        await using var database = await ShopAsync(provider);
        await using var scope = database.As(database.World.Super);

        Assert.Equal("Ana,Beto,Nino,Ñuflo,Zoe", await NamesAsync(scope, new()));
        Assert.Equal("Beto", await NamesAsync(scope, new() { IsActive = false }));
        Assert.Equal("Ana,Nino,Ñuflo,Zoe", await NamesAsync(scope, new() { IsActive = true }));
        Assert.Equal("Zoe", await NamesAsync(scope, new() { BranchId = database.World.Mall }));
        Assert.Equal("Ana,Nino", await NamesAsync(scope, new() { Tag = " vîp " }));
        Assert.Equal("Ana", await NamesAsync(scope, new() { Text = "ana" }));
        Assert.Equal("Beto", await NamesAsync(scope, new() { Text = "beto", IsActive = false }));
        Assert.Equal("", await NamesAsync(scope, new() { Text = "%" }));
        Assert.Equal("Ana", await NamesAsync(scope, new() { ExamDueBefore = new DateOnly(2026, 12, 1) }));
        Assert.Equal("Ana,Beto", await NamesAsync(scope, new() { CreatedTo = new DateOnly(2026, 11, 25) }));
        Assert.Equal("Beto,Nino,Ñuflo,Zoe", await NamesAsync(scope, new() { CreatedFrom = new DateOnly(2026, 11, 25) }));
        Assert.Equal(
            "Ana,Beto,Nino,Ñuflo,Zoe",
            await NamesAsync(scope, new() { CreatedFrom = DateOnly.MinValue, CreatedTo = DateOnly.MaxValue })
        );
    }

    [Theory, EveryProvider]
    public async Task ListAsync_EverySort_OrdersBothWaysWithTiesById(DatabaseProvider provider)
    {
        await using var database = await ShopAsync(provider);
        await using var scope = database.As(database.World.Super);

        Assert.Equal("Ana,Beto,Nino,Ñuflo,Zoe", await NamesAsync(scope, new() { Sort = CustomerSort.Name }));
        Assert.Equal("Zoe,Ñuflo,Nino,Beto,Ana", await NamesAsync(scope, new() { Sort = CustomerSort.Name, Descending = true }));
        Assert.Equal("Ana,Beto,Zoe,Nino,Ñuflo", await NamesAsync(scope, new() { Sort = CustomerSort.CreatedAt }));
        Assert.Equal("Ñuflo,Nino,Zoe,Beto,Ana", await NamesAsync(scope, new() { Sort = CustomerSort.CreatedAt, Descending = true }));
        foreach (var sort in new[] { CustomerSort.LastOrderDate, CustomerSort.TotalSpent, CustomerSort.OrderCount, (CustomerSort)99 })
        {
            var expected = sort == (CustomerSort)99 ? "Ana,Beto,Nino,Ñuflo,Zoe" : "Ana,Beto,Zoe,Nino,Ñuflo";
            Assert.Equal(expected, await NamesAsync(scope, new() { Sort = sort }));
        }
    }

    [Theory]
    [InlineData(-1, 2, 1, 2, 2)]
    [InlineData(0, 2, 1, 2, 2)]
    [InlineData(2, 2, 2, 2, 2)]
    [InlineData(3, 2, 3, 2, 1)]
    [InlineData(int.MaxValue, 1_000_000_000, 1_000_000, 100, 0)]
    [InlineData(int.MinValue, int.MinValue, 1, 1, 1)]
    [InlineData(1, 0, 1, 1, 1)]
    public async Task ListAsync_AnyPage_StaysInRange(int number, int size, int asNumber, int asSize, int rows)
    {
        await using var database = await ShopAsync(DatabaseProvider.Sqlite);
        await using var scope = database.As(database.World.Super);

        var page = (await scope.Queries.ListAsync(new(), new PageRequest(number, size), Cancellation)).Expect();

        Assert.Equal((asNumber, asSize, rows, 5), (page.Number, page.Size, page.Items.Count, page.Total));
    }

    [Theory, EveryProvider]
    public async Task ListAsync_Row_CarriesTagsAndBranch(DatabaseProvider provider)
    {
        await using var database = await ShopAsync(provider);
        await using var scope = database.As(database.World.Super, database.World.Centro);

        var page = (await scope.Queries.ListAsync(new(), new PageRequest(), Cancellation)).Expect();

        Assert.Equal(4, page.Total);
        Assert.Equal("VIP,Escuela", string.Join(",", page.Items[0].Tags));
        Assert.Equal(("Centro", DateTimeKind.Utc), (page.Items[0].Branch, page.Items[0].CreatedAt.Kind));
        Assert.Equal("vip,Escuela", string.Join(",", (await scope.Queries.TagsAsync(Cancellation)).Expect()), ignoreCase: true);
    }

    /// <summary>A month begins at midnight in Santiago: 03:00 UTC in summer.</summary>
    [Theory, EveryProvider]
    public async Task StatsAsync_MonthsBoundary_IsSantiagos(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var boundary = new DateTime(2026, 12, 1, 3, 0, 0, DateTimeKind.Utc);
        foreach (var (offset, number) in new[] { (-2, 1), (-1, 2), (0, 3), (1, 4) })
        {
            database.Clock.Now = boundary.AddSeconds(offset);
            var input = People.Numbered(number);
            input.LastEyeExamDate = new DateOnly(2020, 1, 1);
            input.NextEyeExamDue = new DateOnly(2026, 11, 28).AddDays(number);
            await database.AddAsync(database.World.Centro, input);
        }

        await using var scope = database.As(database.World.Sales);
        database.Clock.Now = boundary.AddSeconds(-1);
        Assert.Equal((4, 4, 2, 2, 4), await TellAsync(scope));
        database.Clock.Now = boundary;
        Assert.Equal((4, 4, 2, 3, 4), await TellAsync(scope));
        await using var nobody = database.As(database.World.MallAdmin);
        Assert.Equal((0, 0, 0, 0, 0), await TellAsync(nobody));
    }

    /// <summary>A tag that many carry is looked up another way than one of few, and finds the same.</summary>
    [Theory, EveryProvider]
    public async Task Tagged_CommonOrRare_FindsTheSame(DatabaseProvider provider)
    {
        await using var database = await ShopAsync(provider);
        await using var scope = database.As(database.World.Super);
        await using var db = await scope.OpenAsync();
        foreach (var (tag, customers) in new[] { (" vîp ", 2), ("escuela", 1), ("nadie", 0), ("", 5) })
        {
            var filter = new CustomerFilter { Tag = tag };
            foreach (var isCommon in new[] { false, true })
            {
                var found = db.CustomerFigures.Tagged(db, filter, isCommon).Order(CustomerSort.Name, descending: false);
                Assert.Equal(customers, await found.CountAsync(Cancellation));
            }
        }
    }

    private static async Task<(int Total, int Active, int Added, int Due, int New)> TellAsync(TestScope scope)
    {
        var stats = (await scope.Queries.StatsAsync(Cancellation)).Expect();
        return (stats.Total, stats.Active, stats.NewThisMonth, stats.ExamDue, stats.Of(Segment.New));
    }

    private static async Task<string> NamesAsync(TestScope scope, CustomerFilter filter) =>
        string.Join(
            ",",
            (await scope.Queries.ListAsync(filter, new PageRequest(), Cancellation)).Expect().Items.Select(row => row.FirstName)
        );

    /// <summary>Five customers, each registered a while after the one before, around midnight of the 25th in Santiago.</summary>
    private static async Task<TestDatabase> ShopAsync(DatabaseProvider provider)
    {
        var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var midnight = new DateTime(2026, 11, 25, 3, 0, 0, DateTimeKind.Utc);
        await AddAsync(midnight.AddSeconds(-1), world.Centro, Named("Ana", 1, ["VIP", "Escuela"], new DateOnly(2026, 12, 1)));
        await AddAsync(midnight.AddDays(1).AddSeconds(-1), world.Centro, Named("Beto", 2, [], null));
        await AddAsync(midnight.AddDays(1), world.Mall, Named("Zoe", 3, [], new DateOnly(2026, 12, 2)));
        await AddAsync(midnight.AddDays(2), world.Centro, Named("Nino", 4, ["vip"], null));
        await AddAsync(midnight.AddDays(3), world.Centro, Named("Ñuflo", 5, [], null));
        await using var scope = database.As(world.Super);
        var beto = await database.ReadAsync(db => db.Customers.Where(row => row.FirstName == "Beto").Select(row => row.Id).SingleAsync());
        (await scope.Life.DeactivateAsync(beto, null, Cancellation)).Expect();
        return database;

        Task<Guid> AddAsync(DateTime at, Guid branch, CustomerInput input)
        {
            database.Clock.Now = at;
            return database.AddAsync(branch, input);
        }
    }

    private static CustomerInput Named(string name, int number, List<string> tags, DateOnly? due)
    {
        var input = People.Numbered(number);
        input.FirstName = name;
        input.LastName = null;
        input.Tags = tags;
        input.NextEyeExamDue = due;
        return input;
    }
}

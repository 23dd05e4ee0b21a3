using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Saving;
using Optica.Data.Search;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Search;

/// <summary>Whoever saved a customer finds them at once; what another process saved is found once it is told, and never shown wrongly before.</summary>
public sealed class SearchFreshnessTests : IAsyncLifetime
{
    private TestDatabase database = default!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private World World => database.World;

    private SearchIndex Index => database.Services.GetRequiredService<SearchIndex>();

    private ChangeFeed Feed => database.Services.GetRequiredService<ChangeFeed>();

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Save_OfThisProcess_IsFoundByTheNextSearch()
    {
        await database.Services.IndexAsync();
        await using var scope = database.As(World.Super);

        var id = await database.AddAsync(World.Centro, People.Numbered(1));
        var other = await database.AddAsync(World.Centro, Spelled("Anita", 2));
        Assert.Equal("Ana Soto,Anita Soto of 2", await ToldAsync(World.Super, "an", scope));

        (await scope.Customers.UpdateAsync(id, new CustomerUpdate(Spelled("Berta", 1)), Cancellation)).Expect();
        Assert.Equal("Anita Soto of 1", await ToldAsync(World.Super, "an", scope));
        Assert.Equal("Berta Soto of 1", await ToldAsync(World.Super, "berta", scope));

        (await scope.Life.DeactivateAsync(other, null, Cancellation)).Expect();
        Assert.Equal("Berta Soto,Anita Soto of 2", await ToldAsync(World.Super, "soto", scope));

        (await scope.Transfers.TransferAsync(id, new(World.Mall, "x"), Cancellation)).Expect();
        Assert.Equal("Berta Soto,Anita Soto of 2", await ToldAsync(World.Super, "soto", scope));
        Assert.Equal("Anita Soto of 1", (await database.FindAsync(World.Sales, "soto")).Told());
        Assert.Equal("Berta Soto of 1", (await database.FindAsync(World.MallAdmin, "soto")).Told());
        await AssertLoadedAsync();
    }

    /// <summary>Others load, search and read what was committed meanwhile; no creator ever misses their own customer.</summary>
    [Fact]
    public async Task Create_WhileOthersLoadAndSearch_IsFoundByItsCreatorEveryTime()
    {
        await database.Services.IndexAsync();
        var reader = database.Services.GetRequiredService<ChangeReader>();
        await reader.ReadAsync(Cancellation);
        using var done = new CancellationTokenSource();
        var others = Task.Run(
            async () =>
            {
                while (!done.IsCancellationRequested)
                {
                    await reader.ReadAsync(Cancellation);
                    await Index.LoadAsync(World.North, Cancellation);
                }
            },
            Cancellation
        );

        var missed = await Race.AtOnceAsync(
            6,
            async racer =>
            {
                var missing = 0;
                for (var number = 0; number < 20; number++)
                {
                    var name = $"Quiltro{(char)('a' + racer)}{(char)('a' + number)}";
                    await database.AddAsync(World.Centro, Spelled(name, (racer * 100) + number));
                    missing += (await database.FindAsync(World.Sales, name)).Told() == $"{name} Soto of 1" ? 0 : 1;
                }

                return missing;
            }
        );
        await done.CancelAsync();
        await others;

        Assert.Equal(0, missed.Sum());
        await AssertLoadedAsync();
        Assert.Equal(120, (await database.FindAsync(World.Sales, "quiltro")).Total);
    }

    [Fact]
    public async Task Transfer_ByAnotherProcess_DropsOutOfThePageAndIsFilledUp()
    {
        await database.PlantAsync(Enumerable.Range(10, 26).Select(number => (World.Centro, Searching.Named("Rosa", $"Rojas{number}"))));
        await database.Services.IndexAsync();
        var reader = database.Services.GetRequiredService<ChangeReader>();
        await reader.ReadAsync(Cancellation);
        await using var other = TestDatabase.Attach(database.Options.DatabaseFile!);
        var moved = (await database.FindAsync(World.Sales, "rosa")).Items.Take(5).ToList();

        await using (var there = other.As(null))
        {
            there.Access.Use(World.Super.Ticket());
            foreach (var row in moved)
            {
                (await there.Transfers.TransferAsync(row.Id, new(World.Mall, "x"), Cancellation)).Expect();
            }
        }

        // not told yet
        var answer = await database.FindAsync(World.Sales, "rosa");
        Assert.Equal(Enumerable.Range(15, 20).Select(number => $"Rosa Rojas{number}"), answer.Items.Select(row => row.FullName));
        Assert.Equal(21, answer.Total);
        Assert.Equal(0, (await database.FindAsync(World.MallAdmin, "rojas10")).Total);

        await reader.ReadAsync(Cancellation);
        Assert.Equal(21, (await database.FindAsync(World.Sales, "rosa")).Total);
        Assert.Equal(5, (await database.FindAsync(World.MallAdmin, "rosa")).Total);
        await AssertLoadedAsync();
    }

    [Fact]
    public async Task Gap_IsAnsweredByTheDatabaseUntilItIsLoadedAgain()
    {
        await database.Services.IndexAsync();
        await database.PlantAsync([(World.Centro, Searching.Named("Untold"))]);
        Assert.Empty((await database.FindAsync(World.Sales, "untold")).Items);

        Feed.PublishGap();
        Assert.Equal("Untold of 1", (await database.FindAsync(World.Sales, "untold")).Told());
        Assert.Equal(World.North, await Index.NextAsync(Cancellation));

        await database.Services.IndexAsync();
        Assert.Equal("Untold of 1", (await database.FindAsync(World.Sales, "untold")).Told());
        await AssertLoadedAsync();
    }

    [Fact]
    public async Task Deleted_Customer_DropsOut()
    {
        var id = await database.AddAsync(World.Centro, People.Numbered(1));
        await database.Services.IndexAsync();
        await using (var db = database.Open())
        {
            await db.CustomerFigures.Where(row => row.CustomerId == id).ExecuteDeleteAsync(Cancellation);
        }

        Assert.Equal(" of 0", (await database.FindAsync(World.Sales, "ana")).Told());
        await AssertLoadedAsync();
    }

    private static CustomerInput Spelled(string first, int number)
    {
        var input = People.Numbered(number);
        input.FirstName = first;
        return input;
    }

    private static async Task<string> ToldAsync(Person person, string text, TestScope scope)
    {
        Assert.Equal(person.Id, scope.Access.Scope.UserId ?? person.Id);
        return (await scope.Search.FindAsync(text, Cancellation)).Expect().Told();
    }

    /// <summary>Without this the database could have answered all along.</summary>
    private async Task AssertLoadedAsync() => Assert.NotNull(await Index.FreshAsync(World.North, Cancellation));
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Search;
using Optica.Portal.Tests.Api;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Hosting;

/// <summary>The portal loads the search index of whoever searches; when it cannot, or must not, the database answers.</summary>
public sealed class SearchLoadingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Search_TheFirst_LoadsItsOrganisationAndNoOther()
    {
        await using var host = new ApiHost { Configure = builder => builder.UseSetting("Search:InProcess", "true") };
        await host.InitializeAsync();
        await host.RegisterAsync(1, host.World.Sales, host.World.Centro);
        var index = host.Services.GetRequiredService<SearchIndex>();

        Assert.Equal(1, await TotalAsync(host));
        await Patiently.UntilAsync(async () => await index.FreshAsync(host.World.North, Cancellation) is not null, Patience);

        Assert.Equal(1, await TotalAsync(host));
        Assert.Equal(1, (await index.FreshAsync(host.World.North, Cancellation))!.Loaded);
    }

    [Fact]
    public async Task Setting_Off_LeavesItToTheDatabase()
    {
        await using var host = new ApiHost { Configure = builder => builder.UseSetting("Search:InProcess", "false") };
        await host.InitializeAsync();
        await host.RegisterAsync(1, host.World.Sales, host.World.Centro);
        var index = host.Services.GetRequiredService<SearchIndex>();
        await index.LoadAsync(host.World.North, Cancellation);

        Assert.Equal(1, await TotalAsync(host));
        Assert.Null(await index.FreshAsync(host.World.North, Cancellation));
    }

    [Fact]
    public async Task Load_ThatFails_IsAskedForAgainByTheNextSearch()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.PlantAsync([(database.World.Centro, Searching.Named("Rosa"))]);
        var index = database.Services.GetRequiredService<SearchIndex>();
        Assert.Equal("Rosa of 1", (await database.FindAsync(database.World.Sales, "rosa")).Told());
        Assert.Equal(database.World.North, await index.NextAsync(Cancellation));

        await using (var db = database.Open())
        {
            await db.Database.ExecuteSqlAsync($"ALTER TABLE CustomerFigures RENAME TO Elsewhere", Cancellation);
            await Assert.ThrowsAnyAsync<DbException>(() => index.LoadAsync(database.World.North, Cancellation));
            await db.Database.ExecuteSqlAsync($"ALTER TABLE Elsewhere RENAME TO CustomerFigures", Cancellation);
        }

        Assert.Equal("Rosa of 1", (await database.FindAsync(database.World.Sales, "rosa")).Told());
        Assert.Equal(database.World.North, await index.NextAsync(Cancellation));
        Assert.Equal(1, (await index.LoadAsync(database.World.North, Cancellation)).Customers);
        Assert.Equal("Rosa of 1", (await database.FindAsync(database.World.Sales, "rosa")).Told());
    }

    private static async Task<int> TotalAsync(ApiHost host)
    {
        var answer = await host.As(host.World.Sales).ReadAsync($"{ApiHost.Customers}/search?q=ana").JsonAsync();
        return (int)answer["total"]!;
    }
}

using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Customers;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Customers;

/// <summary>What finishes and takes up erasures never goes through a whole table: it holds the one write lock meanwhile.</summary>
public sealed class ErasurePlanTests
{
    /// <summary>Requests of rights are few, drafts are looked through on purpose, and facts are a handful.</summary>
    private static readonly string[] Small = ["RightsRequests", "Drafts", "InstallationFact", "InstallationFacts"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CleanUpAndUpgrade_GoByIndexes()
    {
        var seen = new SeenCommands();
        await using var database = await TestDatabase.CreateAsync(configure: seen.AddTo);
        var id = await database.AddAsync(database.World.Centro, People.Full(1));
        await database.SellAsync(id, database.World.Centro);
        await using (var scope = database.As(database.World.Chief))
        {
            await RightsTests.GrantAsync(scope, id, RightsKind.Erase);
        }

        seen.Forget();
        Assert.Equal(1, await database.Services.GetRequiredService<ErasureUpgrade>().RunAsync(Cancellation));
        database.Clock.Advance(TimeSpan.FromDays(365.25 * 16));
        Assert.Equal(1, await database.Services.GetRequiredService<ErasureCleanUp>().RunAsync(Cancellation));

        Assert.Empty(await seen.ScansAsync(database, Small));
    }
}

using Microsoft.Extensions.DependencyInjection;
using Optica.Data;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Saving;

/// <summary>The reader over a real database: as another process would read it.</summary>
public sealed class ChangeTableTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>
    /// A transaction that began first and commits last is told when it commits, and on SQL Server what was committed meanwhile is told
    /// before; each of them once.
    /// </summary>
    [Theory]
    [EveryProvider]
    public async Task ReadAsync_TransactionThatCommitsLate_IsNotSkipped(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var feed = new ChangeFeed();
        var reader = new ChangeReader(new ChangeTable(database.Services.GetRequiredService<SystemAccess>()), feed);
        using var told = feed.Subscribe(change => change.Kind == "resource");
        await reader.ReadAsync(None);
        var (late, early) = (database.World.Box(database.World.Centro), database.World.Box(database.World.Centro, "Box 2"));

        await using var scope = database.As(database.World.Admin);
        await using var db = await scope.OpenAsync();
        await db.TransactAsync<Done>(
            async () =>
            {
                db.Add(late);
                await db.SaveChangesAsync();
                if (provider == DatabaseProvider.SqlServer)
                {
                    // SQLite has one writer at a time: nobody commits in between
                    await using var other = await database.As(database.World.Admin).OpenAsync();
                    other.Add(early);
                    await other.SaveChangesAsync();
                }

                await reader.ReadAsync(None);
                Guid[] expected = provider == DatabaseProvider.SqlServer ? [early.Id] : [];
                Assert.Equal(expected, told.Rest().Changes.Select(change => change.RecordId));
                return default(Done);
            },
            None
        );

        await reader.ReadAsync(None);
        Assert.Equal([late.Id], told.Rest().Changes.Select(change => change.RecordId));
        await reader.ReadAsync(None);
        Assert.Empty(told.Rest().Changes);
    }
}

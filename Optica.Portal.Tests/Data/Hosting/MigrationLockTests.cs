using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Hosting;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Hosting;

/// <summary>A killed migration does not keep the next one waiting for ever; one that runs does (SECURITY 42).</summary>
public sealed class MigrationLockTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LeftBehind_AndNobodyElseThere_IsCleared()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await LockAsync(database);

        await Setup(database).MigrateAsync(Cancellation).WaitAsync(Patience, Cancellation);

        Assert.Equal(0, await LocksAsync(database));
    }

    [Fact]
    public async Task WhileAnotherHasTheDatabaseOpen_ItStays_AndIsClearedWhenTheyGo()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await LockAsync(database);
        var other = new SqliteConnection($"Data Source={database.Options.DatabaseFile};Pooling=False");
        await other.OpenAsync(Cancellation);
        await using var look = other.CreateCommand();
        look.CommandText = "SELECT COUNT(*) FROM \"__EFMigrationsLock\"";
        Assert.Equal(1L, await look.ExecuteScalarAsync(Cancellation));

        var migrating = Setup(database).MigrateAsync(Cancellation);
        await Task.WhenAny(migrating, Task.Delay(TimeSpan.FromSeconds(1.5), Cancellation));
        Assert.False(migrating.IsCompleted);
        Assert.Equal(1L, await look.ExecuteScalarAsync(Cancellation));

        await other.DisposeAsync();
        await migrating.WaitAsync(Patience, Cancellation);
        Assert.Equal(0, await LocksAsync(database));
    }

    [Fact]
    public async Task ForTooLong_IsTold()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await LockAsync(database);
        await using var other = new SqliteConnection($"Data Source={database.Options.DatabaseFile};Pooling=False");
        await other.OpenAsync(Cancellation);
        await using var look = other.CreateCommand();
        look.CommandText = "SELECT COUNT(*) FROM \"__EFMigrationsLock\"";
        await look.ExecuteScalarAsync(Cancellation);

        var migrating = Setup(database).MigrateAsync(Cancellation);
        database.Clock.Advance(MigrationLock.Patience + TimeSpan.FromSeconds(1));

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => migrating.WaitAsync(Patience, Cancellation));
        Assert.Contains("2026-11-26 10:00:00", refused.Message, StringComparison.Ordinal);
    }

    private static DatabaseSetup Setup(TestDatabase database) => database.Services.GetRequiredService<DatabaseSetup>();

    private static async Task LockAsync(TestDatabase database)
    {
        await database.TamperAsync(
            """CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL)"""
        );
        Assert.Equal(1, await database.TamperAsync("""INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-26 10:00:00')"""));
    }

    private static async Task<long> LocksAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var connection = (SqliteConnection)Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(db.Database);
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM \"__EFMigrationsLock\"";
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}

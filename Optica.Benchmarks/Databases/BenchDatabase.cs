using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Optica.Benchmarks.Search;
using Optica.Data;
using Optica.Data.Access;
using Optica.Data.Encryption;
using Optica.Data.Hosting;
using Optica.Data.Saving;
using Optica.Data.Search;
using Optica.Data.Tenancy;

namespace Optica.Benchmarks.Databases;

/// <summary>A database that may be written to: made, or copied from one that stays as it is; gone at the end.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("optica-bench-");

    private BenchDatabase(TimeProvider? time)
    {
        File = Path.Combine(folder.FullName, "bench.db");
        Data = new(DatabaseProvider.Sqlite, $"Data Source={File};Pooling=True");
        var services = new ServiceCollection().AddLogging();
        if (time is not null)
        {
            services.AddSingleton(time);
        }

        Services = services.AddOpticaData(Data, new MasterKey(new byte[MasterKey.Length])).BuildServiceProvider();
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>Where it is.</summary>
    public OpticaDataOptions Data { get; }

    /// <summary>The product's services on it.</summary>
    public ServiceProvider Services { get; }

    /// <summary>The largest chain, and who works there.</summary>
    public SearchWorld World { get; private set; } = null!;

    /// <summary>Reaches everything, for what is made ready before anything is measured.</summary>
    public SystemAccess System => Services.GetRequiredService<SystemAccess>();

    /// <summary>Makes or copies it, and adds the two who work there.</summary>
    /// <param name="options">Which one.</param>
    /// <param name="time">The clock of the services; null for the real one.</param>
    public static async Task<BenchDatabase> OpenAsync(DatabaseOptions options, TimeProvider? time = null)
    {
        var database = new BenchDatabase(time);
        var started = TimeProvider.System.GetTimestamp();
        if (options.Connection is { } connection)
        {
            await using var from = new SqliteConnection(connection);
            await using var to = new SqliteConnection($"Data Source={database.File};Pooling=False");
            await from.OpenAsync();
            await to.OpenAsync();
            from.BackupDatabase(to);
        }

        var services = database.Services;
        await services.GetRequiredService<DatabaseSetup>().MigrateAsync(CancellationToken.None);
        var wanted = new GenerateOptions(options.Customers, database.Data, 1) { WithOrders = true };
        database.World = await SearchWorld.PrepareAsync(database.System, services.GetRequiredService<DataKeyRing>(), wanted);
        // as the portal does when it starts, and from time to time
        await services.GetRequiredService<SqliteStatistics>().RefreshAsync(CancellationToken.None);
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"database ready in {seconds:0.0} s"));
        return database;
    }

    /// <summary>A circuit of somebody.</summary>
    public AsyncServiceScope Enter(Guid userId)
    {
        var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentAccess>().UseJob(userId, null);
        return scope;
    }

    /// <summary>Loads the search index of the chain, as its first search has it done in the portal.</summary>
    public Task LoadSearchAsync() => Services.GetRequiredService<SearchIndex>().LoadAsync(World.OrganisationId, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}

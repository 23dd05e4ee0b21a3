using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Optica.Data;
using Optica.Data.Encryption;
using Optica.Data.Hosting;
using Optica.Data.Tenancy;
using Optica.Domain.Common;

namespace Optica.Portal.Tests.Support;

/// <summary>
/// A fresh database with the <see cref="World"/> in it and the portal's real services on it; only the clock is a fake. SQLite files
/// are copies of one migrated template.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<(byte[] Content, World World)>> Template = new(MakeTemplateAsync);

    private readonly ServiceProvider services;
    private bool isBorrowed;

    private TestDatabase(OpticaDataOptions options, World world, Action<IServiceCollection>? configure)
    {
        Options = options;
        World = world;
        services = Build(options, Clock, configure);
    }

    /// <summary>Where the data stands.</summary>
    public OpticaDataOptions Options { get; }

    /// <summary>Who and what there is.</summary>
    public World World { get; }

    /// <summary>The clock of all services; starts at <see cref="World.Start"/>.</summary>
    public TestClock Clock { get; } = new(World.Start);

    /// <summary>The application's services.</summary>
    public IServiceProvider Services => services;

    /// <summary>The master key of every test database.</summary>
    public static MasterKey Master { get; } = new([.. Enumerable.Range(1, MasterKey.Length).Select(number => (byte)number)]);

    /// <summary>Makes a database.</summary>
    /// <param name="provider">On which one.</param>
    /// <param name="configure">Changes the services, if need be.</param>
    public static async Task<TestDatabase> CreateAsync(
        DatabaseProvider provider = DatabaseProvider.Sqlite,
        Action<IServiceCollection>? configure = null
    )
    {
        if (provider == DatabaseProvider.SqlServer)
        {
            var name = $"optica_test_{Ids.New(TimeProvider.System):N}";
            var builder = new SqlConnectionStringBuilder(EveryProviderAttribute.SqlServer) { InitialCatalog = name };
            var server = new TestDatabase(new(provider, builder.ToString()), new World(), configure);
            await MigrateAsync(server.services, server.World);
            return server;
        }

        var (template, world) = await Template.Value;
        return await CopyAsync(template, world, configure);
    }

    /// <summary>A migrated SQLite database with nothing in it, not even the world.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(Action<IServiceCollection>? configure = null)
    {
        var empty = new TestDatabase(new(DatabaseProvider.Sqlite, $"Data Source={NewFile()}"), new World(), configure);
        await empty.services.GetRequiredService<DatabaseSetup>().MigrateAsync(CancellationToken.None);
        return empty;
    }

    /// <summary>A copy of what another test's database held at some time.</summary>
    public static async Task<TestDatabase> CopyAsync(byte[] content, World world, Action<IServiceCollection>? configure = null)
    {
        var file = NewFile();
        await File.WriteAllBytesAsync(file, content);
        return new(new(DatabaseProvider.Sqlite, $"Data Source={file}"), world, configure);
    }

    /// <summary>Takes on a database that another process made and will remove.</summary>
    public static TestDatabase Attach(string file, Action<IServiceCollection>? configure = null) =>
        new(new(DatabaseProvider.Sqlite, $"Data Source={file}"), new World(), configure) { isBorrowed = true };

    /// <summary>A scope in which a person is signed in, as in one circuit or request.</summary>
    /// <param name="person">Who; null for nobody.</param>
    /// <param name="branch">The selected branch.</param>
    public TestScope As(Person? person, Guid? branch = null) => new(services.CreateAsyncScope(), person?.Ticket(branch));

    /// <summary>A context that reaches everything.</summary>
    public OpticaDbContext Open() => services.GetRequiredService<SystemAccess>().Open();

    /// <summary>Reads past all filters.</summary>
    public async Task<T> ReadAsync<T>(Func<OpticaDbContext, Task<T>> read)
    {
        await using var db = Open();
        return await read(db);
    }

    /// <summary>Ends this database and gives what it held, for <see cref="CopyAsync"/>.</summary>
    public async Task<byte[]> EndAsync()
    {
        await services.DisposeAsync();
        return await TakeAsync(Options);
    }

    public async ValueTask DisposeAsync()
    {
        if (Options.Provider == DatabaseProvider.SqlServer)
        {
            await using var db = Open();
            await db.Database.EnsureDeletedAsync();
        }

        await services.DisposeAsync();
        if (Options.DatabaseFile is { } file && !isBorrowed)
        {
            await using var connection = new SqliteConnection(ConnectionOf(Options));
            SqliteConnection.ClearPool(connection);
            await DeleteAsync(Path.GetDirectoryName(file)!);
        }
    }

    /// <summary>A connection that closes late makes or removes a file of its own between two looks at the folder.</summary>
    private static async Task DeleteAsync(string folder)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException) when (attempt < 5)
            {
                await Task.Delay(100);
            }
        }
    }

    private static string ConnectionOf(OpticaDataOptions options) =>
        new SqliteConnectionStringBuilder(options.ConnectionString) { ForeignKeys = true }.ToString();

    private static ServiceProvider Build(OpticaDataOptions options, TimeProvider time, Action<IServiceCollection>? configure)
    {
        var collection = new ServiceCollection().AddLogging().AddOpticaData(options, Master);
        collection.Replace(ServiceDescriptor.Singleton(time));
        configure?.Invoke(collection);
        return collection.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    private static async Task<(byte[] Content, World World)> MakeTemplateAsync()
    {
        var options = new OpticaDataOptions(DatabaseProvider.Sqlite, $"Data Source={NewFile()}");
        var world = new World();
        await using (var built = Build(options, new TestClock(World.Start), null))
        {
            await MigrateAsync(built, world);
        }

        return (await TakeAsync(options), world);
    }

    /// <summary>The file of a database that is not used any more, which goes.</summary>
    private static async Task<byte[]> TakeAsync(OpticaDataOptions options)
    {
        // closing the last connection brings the write-ahead log into the file
        await using var connection = new SqliteConnection(ConnectionOf(options));
        SqliteConnection.ClearPool(connection);
        var content = await File.ReadAllBytesAsync(options.DatabaseFile!);
        Directory.Delete(Path.GetDirectoryName(options.DatabaseFile)!, recursive: true);
        return content;
    }

    private static async Task MigrateAsync(ServiceProvider provider, World world)
    {
        await provider.GetRequiredService<DatabaseSetup>().MigrateAsync(CancellationToken.None);
        await using var db = provider.GetRequiredService<SystemAccess>().Open();
        await world.WriteAsync(db, provider.GetRequiredService<DataKeyRing>());
    }

    private static string NewFile() => Path.Combine(Directory.CreateTempSubdirectory("optica-test-").FullName, "optica.db");
}

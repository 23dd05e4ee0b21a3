using Microsoft.Data.Sqlite;
using Optica.Data;

namespace Optica.Portal.Tests.Support;

/// <summary>Says whether anything was committed to a database since it was last asked: SQLite counts it, of a server it is assumed.</summary>
internal sealed class CommitWatch : IAsyncDisposable
{
    private readonly SqliteConnection? connection;
    private long seen;

    private CommitWatch(SqliteConnection? connection) => this.connection = connection;

    /// <summary>Watches a database from now on.</summary>
    public static async Task<CommitWatch> StartAsync(OpticaDataOptions options)
    {
        if (options.Provider == DatabaseProvider.SqlServer)
        {
            return new(null);
        }

        var opened = new SqliteConnection($"Data Source={options.DatabaseFile};Mode=ReadOnly;Pooling=False");
        await opened.OpenAsync();
        var watch = new CommitWatch(opened);
        await watch.SawCommitAsync();
        return watch;
    }

    /// <summary>Whether another connection committed since.</summary>
    public async Task<bool> SawCommitAsync()
    {
        if (connection is null)
        {
            return true;
        }

        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        var before = seen;
        seen = (long)(await command.ExecuteScalarAsync())!;
        return seen != before;
    }

    public ValueTask DisposeAsync() => connection?.DisposeAsync() ?? ValueTask.CompletedTask;
}

using Microsoft.Data.Sqlite;

namespace Optica.Data;

/// <summary>Databases the portal runs on.</summary>
public enum DatabaseProvider
{
    /// <summary>SQLite, embedded: nothing to install.</summary>
    Sqlite = 1,

    /// <summary>SQL Server.</summary>
    SqlServer = 2,
}

/// <summary>Where the data stands.</summary>
/// <param name="Provider">Which database.</param>
/// <param name="ConnectionString">How to reach it.</param>
public sealed record OpticaDataOptions(DatabaseProvider Provider, string ConnectionString)
{
    /// <summary>Whether customers are searched for in memory (<see cref="Search.SearchIndex"/>); else in the database.</summary>
    public bool SearchesInProcess { get; init; } = true;

    /// <summary>Full path of the file that says where the audit trail ended; null keeps none.</summary>
    public string? AnchorFile { get; init; }

    /// <summary>Full path of the SQLite file; null for SQL Server.</summary>
    public string? DatabaseFile =>
        Provider == DatabaseProvider.Sqlite ? Path.GetFullPath(new SqliteConnectionStringBuilder(ConnectionString).DataSource) : null;
}

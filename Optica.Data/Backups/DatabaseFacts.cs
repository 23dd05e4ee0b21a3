using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Optica.Data.Backups;

/// <summary>What a SQLite database holds, as far as two copies must agree on it.</summary>
/// <param name="Migrations">Migrations applied, oldest first.</param>
/// <param name="Rows">Rows of each table.</param>
/// <param name="Chains">The end of each chain of the audit trail: number and hash.</param>
public sealed record DatabaseFacts(
    IReadOnlyList<string> Migrations,
    SortedDictionary<string, long> Rows,
    SortedDictionary<string, string> Chains
)
{
    /// <summary>EF's own lock comes and goes.</summary>
    private const string Lock = "__EFMigrationsLock";

    /// <summary>Rows of each table, in an order that no culture changes.</summary>
    public SortedDictionary<string, long> Rows { get; } = new(Rows, StringComparer.Ordinal);

    /// <summary>The end of each chain, in such an order too.</summary>
    public SortedDictionary<string, string> Chains { get; } = new(Chains, StringComparer.Ordinal);

    /// <summary>Reads them.</summary>
    internal static async Task<DatabaseFacts> ReadAsync(SqliteConnection connection, CancellationToken cancellation)
    {
        var migrations = await ListAsync(connection, "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId", cancellation);
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in await ListAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table'", cancellation))
        {
            if (table != Lock && !table.StartsWith("sqlite_", StringComparison.Ordinal))
            {
                var count = await ListAsync(connection, $"SELECT COUNT(*) FROM \"{table}\"", cancellation);
                rows[table] = long.Parse(count[0], CultureInfo.InvariantCulture);
            }
        }

        var chains = new SortedDictionary<string, string>(StringComparer.Ordinal);
        const string Ends = "SELECT hex(Chain) || ' ' || MAX(Number) || ' ' || hex(Hash) FROM AuditLinks GROUP BY Chain";
        foreach (var end in await ListAsync(connection, Ends, cancellation))
        {
            chains[end[..end.IndexOf(' ', StringComparison.Ordinal)]] = end[(end.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        }

        return new(migrations, rows, chains);
    }

    /// <summary>What another copy holds otherwise; null when nothing.</summary>
    internal string? Difference(DatabaseFacts other) =>
        !Migrations.SequenceEqual(other.Migrations, StringComparer.Ordinal) ? "migrations"
        : Rows.FirstOrDefault(row => other.Rows.GetValueOrDefault(row.Key, -1) != row.Value) is { Key: { } table }
            ? FormattableString.Invariant($"rows of {table}: {Rows[table]} and {other.Rows.GetValueOrDefault(table, -1)}")
        : Rows.Count != other.Rows.Count ? "tables"
        : !Chains.SequenceEqual(other.Chains) ? "ends of the audit trail"
        : null;

    private static async Task<List<string>> ListAsync(SqliteConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants, and names of tables that the database itself gave
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        List<string> values = [];
        while (await reader.ReadAsync(cancellation))
        {
            values.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        }

        return values;
    }
}

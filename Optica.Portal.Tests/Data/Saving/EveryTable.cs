using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Optica.Domain.Audit;

namespace Optica.Portal.Tests.Data.Saving;

/// <summary>Everything that stands in an SQLite database, table by table: what a use case that failed must leave as it was.</summary>
internal sealed class EveryTable
{
    private readonly Dictionary<string, (int Rows, string Hash)> tables = new(StringComparer.Ordinal);

    /// <summary>Reads every row of every table, whoever made it.</summary>
    /// <param name="file">The database.</param>
    /// <param name="except">Tables that are none of the use case's.</param>
    public static async Task<EveryTable> ReadAsync(string file, params string[] except)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        var read = new EveryTable();
        foreach (var name in (await NamesAsync(connection)).Except(except, StringComparer.Ordinal))
        {
            read.tables[name] = await HashAsync(connection, name);
        }

        return read;
    }

    /// <summary>Rows of a table.</summary>
    public int Rows(string table) => tables[table].Rows;

    /// <summary>The tables that are not the same, with how many rows more.</summary>
    public string Difference(EveryTable after) =>
        string.Join(
            ", ",
            tables
                .Where(one => after.tables[one.Key] != one.Value)
                .Select(one =>
                    string.Create(CultureInfo.InvariantCulture, $"{one.Key} {after.tables[one.Key].Rows - one.Value.Rows:+0;-0;0}")
                )
        );

    private static async Task<List<string>> NamesAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static async Task<(int Rows, string Hash)> HashAsync(SqliteConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
        // that somebody looked is told whatever comes of it
        var which = table == "AuditEntries" ? $"WHERE Action <> '{AuditActions.Opened}'" : "";
        command.CommandText = $"SELECT * FROM \"{table}\" {which}";
        await using var reader = await command.ExecuteReaderAsync();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rows = 0;
        for (; await reader.ReadAsync(); rows++)
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                var value = reader.GetValue(column);
                hash.AppendData(value as byte[] ?? Encoding.UTF8.GetBytes($"{value}|"));
            }
        }

        return (rows, Convert.ToHexString(hash.GetHashAndReset()));
    }
}

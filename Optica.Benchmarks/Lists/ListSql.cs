using System.Globalization;
using Microsoft.Data.Sqlite;
using Optica.Benchmarks.Search;

namespace Optica.Benchmarks.Lists;

/// <summary>
/// The same answers as somebody writes them who knows the database by heart and needs no rights: one connection, and for each list an
/// index made for it alone, in an attached file so that the product's planner does not see it.
/// </summary>
internal sealed class ListSql : IAsyncDisposable
{
    private const int PageSize = 25;

    private const string Copy = """
        CREATE TABLE ideal.F AS SELECT CustomerId, OrganisationId, BranchId, IsActive, Tier, SortName, CreatedAt, LastOrderAt, TotalSpent,
               OrderCount, NextExamDue FROM main.CustomerFigures;
        """;

    private const string PageText = """
        SELECT c.Id, c.Version, c.BranchId, b.Name, c.FirstName, c.LastName, c.FullName, c.Email, c.Phone, c.Rut, c.DocumentNumber,
               c.IsActive, c.CreatedAt, c.NextEyeExamDue, f.OrderCount, f.TotalSpent, f.LastOrderAt, f.LastVisitAt, f.Tier
        FROM (SELECT CustomerId FROM ideal.F {2} WHERE OrganisationId = $organisation AND {0} ORDER BY {1} LIMIT 25 OFFSET $skip) i
        JOIN CustomerFigures f ON f.CustomerId = i.CustomerId JOIN Customers c ON c.Id = i.CustomerId JOIN Branches b ON b.Id = c.BranchId
        """;

    private const string CappedText =
        "SELECT COUNT(*) FROM (SELECT 1 FROM ideal.F {2} WHERE OrganisationId = $organisation AND {0} LIMIT 10001)";

    private const string KnownText = "SELECT SUM(Customers) FROM CustomerCounts WHERE OrganisationId = $organisation AND Span = 2 AND {0}";

    private readonly SqliteConnection connection;
    private readonly (string Name, object Value)[] facts;
    private readonly Dictionary<string, string> indexes = new(StringComparer.Ordinal);

    private ListSql(SqliteConnection connection, (string Name, object Value)[] facts) =>
        (this.connection, this.facts) = (connection, facts);

    /// <summary>Opens a connection with the product's own settings and makes the ideal indexes.</summary>
    /// <param name="world">Whose customers.</param>
    /// <param name="files">The database, and the file to make the indexes in.</param>
    /// <param name="at">The instant before which a last order is too long ago, and the day it is.</param>
    /// <param name="scenarios">What they are for.</param>
    public static async Task<ListSql> OpenAsync(
        SearchWorld world,
        (string ConnectionString, string Ideal) files,
        (DateTime Cutoff, DateOnly Today) at,
        IEnumerable<ListScenario> scenarios
    )
    {
        var opened = new SqliteConnection(files.ConnectionString);
        await opened.OpenAsync();
        var sql = new ListSql(
            opened,
            [
                ("$organisation", world.OrganisationId.ToByteArray(true)),
                ("$branch", world.BranchId.ToByteArray(true)),
                ("$cutoff", at.Cutoff),
                ("$today", at.Today),
                ("$month", new DateOnly(at.Today.Year - 1, at.Today.Month, 1).AddMonths(1)),
                ("$tag", ListScenario.Tag),
            ]
        );
        await sql.DoAsync("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; PRAGMA busy_timeout=5000;");
        await sql.DoAsync($"ATTACH '{files.Ideal}' AS ideal; PRAGMA ideal.cache_size=-65536;");
        await sql.DoAsync(Copy);
        foreach (var columns in scenarios.Select(one => one.Index).Distinct(StringComparer.Ordinal))
        {
            sql.indexes[columns] = $"I{sql.indexes.Count}";
            await sql.DoAsync($"CREATE INDEX ideal.{sql.indexes[columns]} ON F (OrganisationId, {columns})");
        }

        return sql;
    }

    /// <summary>The page, the total and the tags: three statements.</summary>
    /// <returns>How many there are, as far as they are counted.</returns>
    public async Task<int> ListAsync(ListScenario scenario, int page = 1)
    {
        var index = scenario.Where.Contains("SELECT", StringComparison.Ordinal) ? "" : $"INDEXED BY {indexes[scenario.Index]}";
        string Text(string text) => string.Format(CultureInfo.InvariantCulture, text, scenario.Where, scenario.Order, index);
        var total = await NumberAsync(Text(scenario.Filter.IsCounted ? KnownText : CappedText));
        var rows = await ReadAsync(Text(PageText), ("$skip", (page - 1) * PageSize));
        var ids = rows.Select((row, at) => ($"$i{at}", row[0])).ToArray();
        await ReadAsync(
            $"SELECT CustomerId, Text FROM CustomerTags WHERE OrganisationId = $organisation AND CustomerId IN ({string.Join(',', ids.Select(id => id.Item1))}) ORDER BY Position",
            ids
        );
        return Math.Min(total, scenario.Filter.IsCounted ? int.MaxValue : 10_000);
    }

    /// <summary>Asks several statements one after the other.</summary>
    /// <returns>The sum of the numbered column of the first one's rows, or how many rows it has.</returns>
    public async Task<int> AskAsync(IEnumerable<string> texts, int? column = null, Guid? customer = null)
    {
        var found = new List<List<object[]>>();
        foreach (var text in texts)
        {
            found.Add(await ReadAsync(text, ("$customer", (object?)customer?.ToByteArray(true) ?? DBNull.Value)));
        }

        return column is { } at ? found[0].Sum(row => Convert.ToInt32(row[at], CultureInfo.InvariantCulture)) : found[0].Count;
    }

    /// <summary>The first customer that a statement finds.</summary>
    public async Task<Guid> CustomerAsync(string text) => new((byte[])(await ReadAsync(text))[0][0], bigEndian: true);

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<int> NumberAsync(string text)
    {
        await using var command = Command(text);
        return Convert.ToInt32(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private async Task DoAsync(string text)
    {
        await using var command = Command(text);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<List<object[]>> ReadAsync(string text, params (string Name, object Value)[] more)
    {
        await using var command = Command(text, more);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    private SqliteCommand Command(string text, params (string Name, object Value)[] more)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this folder
        command.CommandText = text;
#pragma warning restore CA2100
        foreach (var (name, value) in facts.Concat(more).Where(one => text.Contains(one.Name, StringComparison.Ordinal)))
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}

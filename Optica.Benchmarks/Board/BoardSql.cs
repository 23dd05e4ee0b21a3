using System.Data.Common;
using Microsoft.Data.Sqlite;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;

namespace Optica.Benchmarks.Board;

/// <summary>
/// What somebody would write who knows the database by heart and needs neither rights nor history: the least the same screen can cost.
/// </summary>
internal sealed class BoardSql(BoardWorld world, SqliteConnection connection) : IAsyncDisposable
{
    private const string BoardText = """
        SELECT w.Id, w.Version, w.Number, w.BranchId, b.Name, w.CustomerId, c.FullName, w.Status, w.StatusAt, w.LensKind, w.Priority,
               w.CreatedAt, w.CustomerBranchId, w.LensDescription, w.LabId, l.Name, w.PromisedOn, w.AssignedTo, u.DisplayName,
               w.OriginalId, o.Balance
        FROM WorkOrders w
        JOIN Branches b ON b.Id = w.BranchId
        JOIN Customers c ON c.Id = w.CustomerId
        LEFT JOIN Labs l ON l.Id = w.LabId
        LEFT JOIN AspNetUsers u ON u.Id = w.AssignedTo
        LEFT JOIN Orders o ON o.Id = w.OrderId
        WHERE w.OrganisationId = $organisation AND w.Status < 11
        ORDER BY w.Priority DESC, w.PromisedOn IS NULL, w.PromisedOn, w.CreatedAt, w.Id
        LIMIT 1001
        """;

    private const string TimesText = """
        SELECT w.LabId, w.LensKind, MIN(CASE s."To" WHEN 3 THEN s.At END), MAX(CASE s."To" WHEN 10 THEN s.At END)
        FROM WorkOrders w
        JOIN WorkOrderSteps s ON s.OrganisationId = w.OrganisationId AND s.WorkOrderId = w.Id AND s."To" IN (3, 10)
        WHERE w.OrganisationId = $organisation AND w.LabId IS NOT NULL AND w.Status IN (10, 11) AND w.StatusAt >= $since
        GROUP BY w.Id
        """;

    private const string MoveText = """
        BEGIN IMMEDIATE;
        UPDATE WorkOrders SET Status = $to, StatusAt = $at, StepCount = StepCount + 1, Version = Version + 1, UpdatedAt = $at, UpdatedBy = $user
        WHERE Id = $job;
        INSERT INTO WorkOrderSteps
               (Id, OrganisationId, BranchId, CustomerId, CustomerBranchId, WorkOrderId, Position, "From", "To", Note, Overridden, At, By)
        SELECT $step, OrganisationId, BranchId, CustomerId, CustomerBranchId, Id, StepCount - 1, $from, $to, NULL, 0, $at, $user
        FROM WorkOrders WHERE Id = $job;
        COMMIT;
        """;

    /// <summary>Opens a connection with the product's own settings of the database.</summary>
    public static async Task<BoardSql> OpenAsync(BoardWorld world, string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        await using var settings = connection.CreateCommand();
        settings.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; PRAGMA busy_timeout=5000;";
        await settings.ExecuteNonQueryAsync();
        return new(world, connection);
    }

    /// <summary>Reads the jobs and the times of the laboratories.</summary>
    /// <returns>How many jobs.</returns>
    public async Task<int> LoadAsync()
    {
        var since = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-LeadTimeQueries.DaysBack);
        await ReadAsync(Command(TimesText, ("$organisation", world.OrganisationId.ToByteArray(true)), ("$since", since)));
        return await ReloadAsync();
    }

    /// <summary>Reads the jobs.</summary>
    /// <returns>How many.</returns>
    public Task<int> ReloadAsync() => ReadAsync(Command(BoardText, ("$organisation", world.OrganisationId.ToByteArray(true))));

    /// <summary>Moves a job and reads the jobs.</summary>
    /// <param name="job">The job.</param>
    /// <param name="from">Where it is.</param>
    /// <param name="to">Where it goes.</param>
    public async Task<int> MoveAsync(Guid job, int from, int to)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await using var move = Command(
            MoveText,
            ("$job", job.ToByteArray(true)),
            ("$step", Ids.New(now).ToByteArray(true)),
            ("$from", from),
            ("$to", to),
            ("$at", now),
            ("$user", world.UserId.ToByteArray(true))
        );
        await move.ExecuteNonQueryAsync();
        return await ReloadAsync();
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static async Task<int> ReadAsync(DbCommand command)
    {
        await using (command)
        {
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<object[]>();
            while (await reader.ReadAsync())
            {
                var row = new object[reader.FieldCount];
                reader.GetValues(row);
                rows.Add(row);
            }

            return rows.Count;
        }
    }

    private SqliteCommand Command(string text, params (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // the constants above
        command.CommandText = text;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}

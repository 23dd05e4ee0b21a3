using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data;
using Optica.Data.Saving;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Saving;

public sealed class AuditTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task Rows_AsWritten_Verify(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await WriteAsync(database);
        var sealer = database.Services.GetRequiredService<AuditSealer>();

        var rows = await database.ReadAsync(db => db.AuditEntries.AsNoTracking().ToListAsync());

        Assert.Equal(4, rows.Count);
        Assert.All(rows, row => Assert.True(sealer.Verify(row), row.Action));
        Assert.All(rows, row => Assert.Equal(DateTimeKind.Utc, row.At.Kind));
        Assert.Contains(rows, row => row.MedicalChanges is not null);
    }

    [Theory]
    [InlineData("\"Changes\" = '[]'")]
    [InlineData("\"UserName\" = 'somebody'")]
    [InlineData("\"UserId\" = NULL")]
    [InlineData("\"At\" = '2020-01-01 00:00:00'")]
    [InlineData("\"Action\" = 'update '")]
    [InlineData("\"Reason\" = 'x'")]
    [InlineData("\"MedicalChanges\" = zeroblob(40)")]
    [InlineData("\"OrganisationId\" = zeroblob(16)")]
    [InlineData("\"BranchId\" = zeroblob(16)")]
    [InlineData("\"RecordId\" = zeroblob(16)")]
    [InlineData("\"RecordKind\" = 'branch'")]
    [InlineData("\"Mac\" = zeroblob(32)")]
    public async Task Row_ChangedPastThePortal_DoesNotVerify(string change)
    {
        await using var database = await TestDatabase.CreateAsync();
        await WriteAsync(database);
        await database.DropAuditTriggersAsync();
        await ExecuteAsync(database, $"UPDATE \"AuditEntries\" SET {change} WHERE \"Sequence\" = 1");
        var sealer = database.Services.GetRequiredService<AuditSealer>();

        var rows = await database.ReadAsync(db => db.AuditEntries.AsNoTracking().OrderBy(row => row.Sequence).ToListAsync());

        Assert.False(sealer.Verify(rows[0]));
        Assert.All(rows.Skip(1), row => Assert.True(sealer.Verify(row)));
    }

    [Fact]
    public async Task Ids_OnSqlite_AreSixteenBytesInTimeOrder()
    {
        await using var database = await TestDatabase.CreateAsync();
        var made = new List<Guid>();
        for (var number = 0; number < 30; number++)
        {
            database.Clock.Advance(TimeSpan.FromMilliseconds(number % 3 == 0 ? 1 : 60_000));
            made.Add(await database.AddAsync(database.World.Centro, People.Numbered(number)));
        }

        var stored = new List<string>();
        await using var connection = new SqliteConnection(database.Options.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT typeof(\"Id\") || length(\"Id\") || hex(\"Id\") FROM \"Customers\" ORDER BY \"Id\"";
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        while (await reader.ReadAsync(Cancellation))
        {
            stored.Add(reader.GetString(0));
        }

        Assert.Equal(made.Select(id => $"blob16{Convert.ToHexString(id.ToByteArray(bigEndian: true))}"), stored, StringComparer.Ordinal);
        var byEf = await database.ReadAsync(db => db.Customers.OrderBy(row => row.Id).Select(row => row.Id).ToListAsync());
        Assert.Equal(made, byEf);
    }

    [Fact]
    public async Task Connections_OfThePortal_AreDurable()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync(Cancellation);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        var told = new List<string>();
        foreach (var pragma in new[] { "journal_mode", "synchronous", "foreign_keys" })
        {
            command.CommandText = $"PRAGMA {pragma}";
            told.Add($"{await command.ExecuteScalarAsync(Cancellation)}");
        }

        Assert.Equal("wal 2 1", string.Join(' ', told));
    }

    private static async Task WriteAsync(TestDatabase database)
    {
        database.Clock.Advance(TimeSpan.FromTicks(1_234_567));
        var id = await database.AddAsync(database.World.Centro, People.Full(1));
        await using var scope = database.As(database.World.Chief);
        var fields = new HashSet<string>(StringComparer.Ordinal) { nameof(CustomerInput.FirstName), nameof(CustomerInput.Allergies) };
        (
            await scope.Customers.UpdateAsync(
                id,
                new(new CustomerInput { FirstName = "Éva 👓", Allergies = ["ñandú"] }, fields),
                Cancellation
            )
        ).Expect();
        (await scope.Transfers.TransferAsync(id, new(database.World.Mall, "se mudó"), Cancellation)).Expect();
        (await scope.Life.DeactivateAsync(id, null, Cancellation)).Expect();
    }

    private static async Task ExecuteAsync(TestDatabase database, string sql)
    {
        await using var connection = new SqliteConnection(database.Options.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancellation));
    }
}

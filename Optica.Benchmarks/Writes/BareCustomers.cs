using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Optica.Benchmarks.Databases;
using Optica.Data;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Benchmarks.Writes;

/// <summary>
/// The customer's row alone: EF with the product's model and settings of the connection, one save and so one transaction, but without
/// rights, checks, figures, history, news and search index.
/// </summary>
internal sealed class BareCustomers : IAsyncDisposable
{
    /// <summary>What keeps rows from those who may not see them: there is nobody here.</summary>
    private static readonly string[] Everybody = ["Organisation", "Branch"];

    private readonly SqliteConnection connection;
    private readonly PooledDbContextFactory<SqliteOpticaDbContext> contexts;
    private readonly (Guid OrganisationId, Guid BranchId) place;

    private BareCustomers(SqliteConnection connection, (Guid OrganisationId, Guid BranchId) place)
    {
        (this.connection, this.place) = (connection, place);
        contexts = new(new DbContextOptionsBuilder<SqliteOpticaDbContext>().UseSqlite(connection).Options);
    }

    /// <summary>Opens a connection with the product's own settings.</summary>
    public static async Task<BareCustomers> OpenAsync(BenchDatabase database)
    {
        var opened = new SqliteConnection($"{database.Data.ConnectionString};Foreign Keys=True");
        await opened.OpenAsync();
        await using var settings = opened.CreateCommand();
        settings.CommandText =
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000;";
        await settings.ExecuteNonQueryAsync();
        return new(opened, (database.World.OrganisationId, database.World.BranchId));
    }

    /// <summary>Inserts a customer.</summary>
    public async Task<int> CreateAsync(CustomerInput input)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        input.Tags = [];
        var entry = db.Customers.Add(Customer.Create(Ids.New(now), place, input, SharedContact.None));
        entry.Property(row => row.CreatedAt).CurrentValue = now;
        entry.Property(row => row.UpdatedAt).CurrentValue = now;
        entry.Property(row => row.Version).CurrentValue = 1;
        return await db.SaveChangesAsync();
    }

    /// <summary>Reads a customer by key, changes the phone and saves.</summary>
    public async Task<int> UpdateAsync(Guid id, string phone)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var customer = await db.Customers.IgnoreQueryFilters(Everybody).SingleAsync(row => row.Id == id);
        var input = customer.ToInput();
        (input.Phone, input.Tags) = (phone, []);
        customer.Apply(input, SharedContact.None);
        var entry = db.Entry(customer);
        entry.Property(row => row.UpdatedAt).CurrentValue = TimeProvider.System.GetUtcNow().UtcDateTime;
        entry.Property(row => row.Version).CurrentValue++;
        return await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}

using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Domain.Saving;

namespace Optica.Data;

/// <summary>The portal's database on SQLite, the embedded default.</summary>
public sealed class SqliteOpticaDbContext(DbContextOptions<SqliteOpticaDbContext> options) : OpticaDbContext(options)
{
    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Guid>().HaveConversion<BigEndianGuidConverter>();
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        builder.Entity<Change>().Ignore(row => row.Stamp);
    }

    /// <inheritdoc />
    internal override IQueryable<Change> ChangesAfter(ulong position) =>
        Changes.Where(row => row.Sequence > (long)position).OrderBy(row => row.Sequence);

    /// <summary>One writes after the other, and numbers are never given twice: what is there has nothing missing below it.</summary>
    /// <inheritdoc />
    internal override async Task<ulong> SettledAsync(CancellationToken cancellation) =>
        (ulong)await Changes.OrderByDescending(row => row.Sequence).Select(row => row.Sequence).FirstOrDefaultAsync(cancellation);

    /// <summary>Behind those of this process, then behind other processes; neither holds a thread.</summary>
    /// <inheritdoc />
    protected override async Task<IDisposable?> EnterAsync(CancellationToken cancellation)
    {
        var turn = await SqliteWriteGate.EnterAsync(Database.GetConnectionString() ?? "", cancellation);
        try
        {
            await SqliteLock.WaitAsync(this, cancellation);
            return turn;
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;

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
    protected override async Task<IDisposable?> EnterAsync(CancellationToken cancellation) =>
        await SqliteWriteGate.EnterAsync(Database.GetConnectionString() ?? "", cancellation);
}

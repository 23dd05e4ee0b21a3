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
    protected override async Task<int> WriteAsync(Func<Task<int>> save, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(save);
        using (await SqliteWriteGate.EnterAsync(Database.GetConnectionString() ?? "", cancellation))
        {
            return await save();
        }
    }
}

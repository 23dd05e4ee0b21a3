using Microsoft.EntityFrameworkCore;

namespace Optica.Data;

/// <summary>The portal's database on SQL Server.</summary>
public sealed class SqlServerOpticaDbContext(DbContextOptions<SqlServerOpticaDbContext> options) : OpticaDbContext(options);

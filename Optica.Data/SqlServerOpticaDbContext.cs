using Microsoft.EntityFrameworkCore;
using Optica.Domain.Customers;

namespace Optica.Data;

/// <summary>The portal's database on SQL Server.</summary>
public sealed class SqlServerOpticaDbContext(DbContextOptions<SqlServerOpticaDbContext> options) : OpticaDbContext(options)
{
    /// <summary>Folded columns compare byte by byte, as SQLite's do: ñ (<c>n~</c>) sorts after n, and searching is exact and fast.</summary>
    private const string Binary = "Latin1_General_100_BIN2";

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        builder.Entity<Customer>().Property(row => row.SearchText).UseCollation(Binary);
        builder.Entity<Customer>().Property(row => row.SortName).UseCollation(Binary);
        builder.Entity<CustomerFigures>().Property(row => row.SortName).UseCollation(Binary);
        builder.Entity<CustomerTag>().Property(row => row.Folded).UseCollation(Binary);
    }
}

using Microsoft.EntityFrameworkCore;
using Optica.Data.Audit;
using Optica.Domain.Audit;
using Optica.Domain.Customers;
using Optica.Domain.Organisations;
using Optica.Domain.Saving;

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
        // told of triggers, EF asks for no OUTPUT, which SQL Server refuses beside them
        builder.Entity<AuditEntry>().ToTable(table => table.HasTrigger(AuditTriggers.NameOf(nameof(AuditEntries), "CHANGE")));
        builder.Entity<AuditLink>().ToTable(table => table.HasTrigger(AuditTriggers.NameOf(nameof(AuditLinks), "CHANGE")));
        builder.Entity<Change>().Property(row => row.Stamp).IsRowVersion();
        builder.Entity<Change>().HasIndex(row => row.Stamp);
        builder.HasDbFunction(() => LowestOpenStamp()).HasName("MIN_ACTIVE_ROWVERSION").IsBuiltIn().HasStoreType("rowversion");
    }

    /// <summary>Locks shared by all who begin something, held to the end of the transaction whatever is set about snapshots.</summary>
    /// <inheritdoc />
    internal override IQueryable<Branch> KeptBranches => Branches.FromSql($"SELECT * FROM [Branches] WITH (HOLDLOCK, ROWLOCK)");

    /// <summary>A lock that waits for those who began something, and keeps others waiting.</summary>
    /// <inheritdoc />
    internal override IQueryable<Branch> TakenBranches => Branches.FromSql($"SELECT * FROM [Branches] WITH (XLOCK, HOLDLOCK, ROWLOCK)");

    /// <inheritdoc />
    internal override IQueryable<Change> ChangesAfter(ulong position) =>
        Changes.Where(row => row.Stamp > position).OrderBy(row => row.Stamp);

    /// <inheritdoc />
    internal override async Task<ulong> SettledAsync(CancellationToken cancellation) =>
        await Changes
            .Where(row => row.Stamp < LowestOpenStamp())
            .OrderByDescending(row => row.Stamp)
            .Select(row => row.Stamp)
            .FirstOrDefaultAsync(cancellation);

    /// <summary>The lowest stamp that a transaction under way has taken: everything below it is committed or gone.</summary>
    private static ulong LowestOpenStamp() => throw new NotSupportedException("Only the database knows.");
}

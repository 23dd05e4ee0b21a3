using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace Optica.Data.Migrations;

/// <summary>Builds options without an application: no server is reached.</summary>
public static class DesignTime
{
    /// <summary>A context of SQLite for tools and tests of the model.</summary>
    public static SqliteOpticaDbContext Sqlite() =>
        new(Options<SqliteOpticaDbContext>(new(DatabaseProvider.Sqlite, "Data Source=design-time.db")));

    /// <summary>A context of SQL Server for tools and tests of the model.</summary>
    public static SqlServerOpticaDbContext SqlServer() =>
        new(Options<SqlServerOpticaDbContext>(new(DatabaseProvider.SqlServer, "Server=design-time;Encrypt=false")));

    private static DbContextOptions<T> Options<T>(OpticaDataOptions options)
        where T : OpticaDbContext
    {
        var services = new ServiceCollection().Configure<IdentityOptions>(OpticaDataServices.UseLatestSchema).BuildServiceProvider();
        var builder = new DbContextOptionsBuilder<T>();
        builder.UseOptica(options).UseApplicationServiceProvider(services);
        return builder.Options;
    }
}

/// <summary>Makes the SQLite context for <c>dotnet ef</c>; connects to nothing.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteOpticaDbContext>
{
    public SqliteOpticaDbContext CreateDbContext(string[] args) => DesignTime.Sqlite();
}

/// <summary>Makes the SQL Server context for <c>dotnet ef</c>; connects to nothing.</summary>
internal sealed class SqlServerDesignTimeFactory : IDesignTimeDbContextFactory<SqlServerOpticaDbContext>
{
    public SqlServerOpticaDbContext CreateDbContext(string[] args) => DesignTime.SqlServer();
}

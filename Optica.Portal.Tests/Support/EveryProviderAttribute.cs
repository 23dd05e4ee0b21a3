using System.Reflection;
using Optica.Data;
using Xunit.Sdk;
using Xunit.v3;

namespace Optica.Portal.Tests.Support;

/// <summary>Runs a theory on SQLite, and on SQL Server when <c>OPTICA_TEST_SQLSERVER</c> holds a connection string.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryProviderAttribute : DataAttribute
{
    /// <summary>The server's connection string, or null.</summary>
    public static string? SqlServer =>
        Environment.GetEnvironmentVariable("OPTICA_TEST_SQLSERVER") is { Length: > 0 } server ? server : null;

    /// <summary>Databases that can be reached.</summary>
    public static IEnumerable<DatabaseProvider> Providers =>
        SqlServer is null ? [DatabaseProvider.Sqlite] : [DatabaseProvider.Sqlite, DatabaseProvider.SqlServer];

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Providers.Select(provider => new TheoryDataRow<DatabaseProvider>(provider))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}

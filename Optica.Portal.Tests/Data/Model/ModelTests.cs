using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Migrations;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Organisations;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Model;

public sealed class ModelTests
{
    public static TheoryData<string> Contexts => ["Sqlite", "SqlServer"];

    [Theory, MemberData(nameof(Contexts))]
    public void Migrations_FollowTheModel(string name)
    {
        using var db = Context(name);
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.NotEmpty(db.Database.GetMigrations());
    }

    [Fact]
    public void Migrations_OfBothProviders_HaveTheSameNames()
    {
        static IEnumerable<string> Names(OpticaDbContext db) => db.Database.GetMigrations().Select(name => name.Split('_', 2)[1]);
        using var sqlite = Context("Sqlite");
        using var server = Context("SqlServer");
        Assert.Equal(Names(sqlite), Names(server), StringComparer.Ordinal);
    }

    [Theory, MemberData(nameof(Contexts))]
    public void Entities_AreOwnedAndFilteredOrGlobal(string name)
    {
        using var db = Context(name);
        foreach (var entity in db.Model.GetEntityTypes().Where(entity => !entity.IsOwned()))
        {
            var type = entity.ClrType;
            var owned = typeof(IOrganisationOwned).IsAssignableFrom(type) || type == typeof(Organisation) || type == typeof(AuditEntry);
            Assert.True(owned != TenancyModel.GlobalTypes.Contains(type), type.Name);
            Assert.Equal(owned, entity.FindDeclaredQueryFilter(TenancyModel.OrganisationFilter) is not null);
            if (typeof(IBranchOwned).IsAssignableFrom(type))
            {
                Assert.NotNull(entity.FindDeclaredQueryFilter(TenancyModel.BranchFilter));
                Assert.True(entity.FindProperty(nameof(IBranchOwned.BranchId))!.IsConcurrencyToken, type.Name);
            }

            if (typeof(IOrganisationOwned).IsAssignableFrom(type))
            {
                Assert.True(entity.FindProperty(nameof(IOrganisationOwned.OrganisationId))!.IsConcurrencyToken, type.Name);
            }
        }
    }

    /// <summary>Between rows of one organisation no foreign key leaves the organisation out (SECURITY 7).</summary>
    [Theory, MemberData(nameof(Contexts))]
    public void ForeignKeys_BetweenOwnedRows_CarryTheOrganisation(string name)
    {
        using var db = Context(name);
        var loose =
            from entity in db.Model.GetEntityTypes()
            from key in entity.GetForeignKeys()
            where
                typeof(IOrganisationOwned).IsAssignableFrom(entity.ClrType)
                && typeof(IOrganisationOwned).IsAssignableFrom(key.PrincipalEntityType.ClrType)
            where key.Properties.All(property => property.Name != nameof(IOrganisationOwned.OrganisationId))
            select $"{entity.ClrType.Name} → {key.PrincipalEntityType.ClrType.Name}";
        Assert.Empty(loose);
    }

    [Theory, MemberData(nameof(Contexts))]
    public void Versions_AreConcurrencyTokens(string name)
    {
        using var db = Context(name);
        var versioned = db.Model.GetEntityTypes().Where(entity => typeof(IVersioned).IsAssignableFrom(entity.ClrType)).ToList();
        Assert.NotEmpty(versioned);
        Assert.All(versioned, entity => Assert.True(entity.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken, entity.Name));
    }

    [Fact]
    public void Apply_EntityThatIsNeitherOwnedNorGlobal_Throws()
    {
        using var db = DesignTime.Sqlite();
        var builder = new ModelBuilder();
        builder.Entity<Stray>();
        var refused = Assert.Throws<InvalidOperationException>(() => TenancyModel.Apply(builder, db));
        Assert.Contains(nameof(Stray), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MigrationsScript_OfSqlServer_Parses()
    {
        var schema = TSqlChecker.OfMigrations();
        using var db = DesignTime.SqlServer();
        foreach (var table in db.Model.GetRelationalModel().Tables)
        {
            Assert.Empty(table.Columns.Select(column => column.Name).Except(schema.Columns(table.Name), StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("SELECT [c].[Nope] FROM [Customers] AS [c]", "unknown column c.Nope")]
    [InlineData("SELECT 1 FROM [Nope] AS [c]", "unknown table Nope")]
    [InlineData("SELECT [x].[Id] FROM [Customers] AS [c]", "unknown alias x")]
    [InlineData("SELECT \"c\".\"Id\" FROM \"Customers\" AS \"c\" LIMIT 10", "Incorrect syntax near LIMIT.")]
    public void Checker_WrongSql_IsSeen(string sql, string finding) =>
        Assert.Contains(finding, TSqlChecker.OfMigrations().Check(sql), StringComparer.Ordinal);

    private static OpticaDbContext Context(string name) => name == "Sqlite" ? DesignTime.Sqlite() : DesignTime.SqlServer();

    private sealed class Stray
    {
        public Guid Id { get; init; }
    }
}

using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Model;

/// <summary>What keeps organisations and branches apart does not keep a query from its indexes.</summary>
public sealed partial class QueryFilterTests
{
    [Theory, EveryProvider]
    public async Task Filters_OfAnyScope_AreNoAlternatives(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        Assert.Matches(" WHERE .OrganisationId. = @\\w+$", await WhereAsync(database, world.Chief));
        Assert.Matches(" WHERE .OrganisationId. = @\\w+ AND .BranchId. = @\\w+$", await WhereAsync(database, world.Sales));
        Assert.Matches(" WHERE (0|0 = 1)$", await WhereAsync(database, world.Platform));
        // nothing was opened for a reason
        Assert.Matches(" WHERE (0|0 = 1)$", await WhereAsync(database, world.Platform, db => db.ReadOpenedOrganisations()));
        Assert.Matches(" WHERE .OrganisationId. = @", await WhereAsync(database, world.Chief, db => db.ReadOpenedOrganisations()));
        Assert.DoesNotContain("WHERE", await WhereAsync(database, world.Chief, db => db.UseSystem()), StringComparison.Ordinal);
        Assert.Matches(" WHERE (0|0 = 1)$", await WhereAsync(database, world.Chief, db => db.Use(AccessScope.None)));
        // a right that somebody has not gives nothing more
        Assert.Matches(
            " WHERE .OrganisationId. = @\\w+ AND .BranchId. = @\\w+$",
            await WhereAsync(database, world.Sales, db => db.ReadOpenedOrganisations())
        );
    }

    /// <summary>The statement on one line, columns without their table's name.</summary>
    private static async Task<string> WhereAsync(TestDatabase database, Person person, Action<OpticaDbContext>? change = null)
    {
        await using var scope = database.As(person);
        Assert.Null(await scope.Get<ICurrentAccess>().RefuseAsync(Permissions.CustomersRead, CancellationToken.None));
        await using var db = await scope.Get<IDbContextFactory<OpticaDbContext>>().CreateDbContextAsync(CancellationToken.None);
        change?.Invoke(db);
        return TableName().Replace(db.Customers.Select(row => row.Id).ToQueryString().ReplaceLineEndings(" "), "");
    }

    [GeneratedRegex("[\"\\[]c[\"\\]]\\.", RegexOptions.None, 1_000)]
    private static partial Regex TableName();
}

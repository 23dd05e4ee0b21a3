using Microsoft.EntityFrameworkCore;
using Optica.Domain.Segments;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Hosting;

/// <summary>What an operator types when figures are in doubt.</summary>
public sealed class FiguresCommandTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Commands_DriftedFigures_AreToldThenMended()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        await database.SellAsync(id, database.World.Centro);
        Assert.Equal((0, "Figures are right."), await database.RunCommandAsync("--check-figures"));

        await using (var db = database.Open())
        {
            await db.CustomerFigures.ExecuteUpdateAsync(set => set.SetProperty(row => row.TotalSpent, 5), Cancellation);
        }

        var (exit, said) = await database.RunCommandAsync("--check-figures");
        Assert.Equal(1, exit);
        Assert.Contains($"customer {id}", said, StringComparison.Ordinal);
        Assert.Contains("run --rebuild-figures", said, StringComparison.Ordinal);
        Assert.Equal(5, await SpentAsync(database));

        Assert.Equal((0, "Figures are rebuilt; 1 rows had drifted."), await database.RunCommandAsync("--rebuild-figures"));
        Assert.Equal(100_000, await SpentAsync(database));
    }

    /// <summary>A database from before there were counts gets them with the migration.</summary>
    [Fact]
    public async Task Migrate_CustomersButNoCounts_CountsThem()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddAsync(database.World.Centro, People.Numbered(1));
        await using (var db = database.Open())
        {
            await db.CustomerCounts.ExecuteDeleteAsync(Cancellation);
            await db.BranchMonths.ExecuteDeleteAsync(Cancellation);
        }

        Assert.Equal((0, "The database is up to date."), await database.RunCommandAsync("--migrate"));
        Assert.Equal(
            1,
            await database.ReadAsync(db =>
                db.CustomerCounts.Where(row => row.Span == CountSpan.Always).SumAsync(row => row.Customers, Cancellation)
            )
        );
        Assert.Equal(1, await database.ReadAsync(db => db.BranchMonths.SumAsync(row => row.NewCustomers, Cancellation)));
    }

    private static Task<long> SpentAsync(TestDatabase database) =>
        database.ReadAsync(async db => (await db.CustomerFigures.AsNoTracking().SingleAsync(Cancellation)).TotalSpent);
}

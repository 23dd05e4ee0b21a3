using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Customers;

/// <summary>Two processes on one SQLite file: the write gate is per process, the index is not (SECURITY 37).</summary>
public sealed class TwoProcessTests
{
    private const int Each = 50;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CreateAsync_OneRutFromTwoProcesses_OneRowAndTheRestExist()
    {
        await using var database = await TestDatabase.CreateAsync();
        var order = new SecondProcess(database.Options.DatabaseFile!, database.World.Sales.Ticket());
        var (mine, answer) = await order.RaceAsync(
            $"{typeof(TwoProcessTests).FullName}.{nameof(TheSecond)}",
            () => RaceAsync(database, order)
        );

        var theirs = answer.Split(',').Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal((1, (2 * Each) - 1), (mine.Made + theirs[0], mine.Exist + theirs[1]));
        Assert.Equal(1, await database.ReadAsync(db => db.Customers.CountAsync()));
        Assert.Equal(1, await database.ReadAsync(db => db.AuditEntries.CountAsync()));
    }

    /// <summary>The second process: started by the test above, never on its own.</summary>
    [Fact(Explicit = true)]
    public async Task TheSecond()
    {
        if (SecondProcess.Current is not { } order)
        {
            return;
        }

        await using var database = TestDatabase.Attach(order.File);
        await using (var warm = order.In(database))
        {
            (await warm.Queries.StatsAsync(Cancellation)).Expect();
        }

        await order.WorkAsync(async () =>
        {
            var (made, exist) = await RaceAsync(database, order);
            return string.Create(CultureInfo.InvariantCulture, $"{made},{exist}");
        });
    }

    private static async Task<(int Made, int Exist)> RaceAsync(TestDatabase database, SecondProcess order)
    {
        var results = await Race.AtOnceAsync(
            Each,
            async _ =>
            {
                await using var scope = order.In(database);
                var input = new CustomerInput { FirstName = "Ana", Rut = "12.345.678-5" };
                return await scope.Customers.CreateAsync(input, new(), CancellationToken.None);
            }
        );
        return (results.Count(result => result.Succeeded), results.Count(result => result.Error is CustomerExists));
    }
}

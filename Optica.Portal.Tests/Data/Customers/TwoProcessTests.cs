using Microsoft.EntityFrameworkCore;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Customers;

/// <summary>Two processes on one SQLite file: the write gate is per process, the index is not (SECURITY 37).</summary>
public sealed class TwoProcessTests
{
    private const int Each = 50;

    [Fact]
    public async Task CreateAsync_OneRutFromTwoProcesses_OneRowAndTheRestExist()
    {
        await using var database = await TestDatabase.CreateAsync();
        var meeting = new Meeting(database.Options.DatabaseFile!, database.World.Sales.Ticket());
        using var other = await OtherProcess.RaceAsync(SecondProcess, meeting);
        var mine = await RaceAsync(database, meeting);

        var theirs = await other.AnswerAsync<int[]>();

        Assert.Equal((1, (2 * Each) - 1), (mine[0] + theirs[0], mine[1] + theirs[1]));
        Assert.Equal(1, await database.ReadAsync(db => db.Customers.CountAsync()));
        Assert.Equal(1, await database.ReadAsync(db => db.AuditEntries.CountAsync()));
    }

    /// <summary>The second process: started by the test above, never on its own.</summary>
    [Fact(Explicit = true)]
    public async Task SecondProcess()
    {
        if (OtherProcess.Invited is not { } meeting)
        {
            return;
        }

        await using var database = TestDatabase.Attach(meeting.File);
        await using (var warm = meeting.Enter(database))
        {
            (await warm.Queries.StatsAsync(CancellationToken.None)).Expect();
        }

        await meeting.WaitAsync();
        await meeting.AnswerAsync(await RaceAsync(database, meeting));
    }

    /// <summary>How many were made, and how many were told that there is one.</summary>
    private static async Task<int[]> RaceAsync(TestDatabase database, Meeting meeting)
    {
        var results = await Race.AtOnceAsync(
            Each,
            async _ =>
            {
                await using var scope = meeting.Enter(database);
                var input = new CustomerInput { FirstName = "Ana", Rut = "12.345.678-5" };
                return await scope.Customers.CreateAsync(input, new(), CancellationToken.None);
            }
        );
        return [results.Count(result => result.Succeeded), results.Count(result => result.Error is CustomerExists)];
    }
}

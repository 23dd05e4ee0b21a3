using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Access;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Customers;

/// <summary>Two processes on one SQLite file: the write gate is per process, the index is not (SECURITY 37).</summary>
public sealed class TwoProcessTests
{
    private const string OrderVariable = "OPTICA_TEST_RACE";
    private const int Each = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CreateAsync_OneRutFromTwoProcesses_OneRowAndTheRestExist()
    {
        await using var database = await TestDatabase.CreateAsync();
        var order = new Order(database.Options.DatabaseFile!, database.World.Sales.Ticket());
        using var other = Start(order);
        await Task.WhenAny(WaitForAsync(order.Ready), other.WaitForExitAsync(Cancellation));
        Assert.False(other.HasExited, "the second process ended before it began");

        await File.WriteAllTextAsync(order.Go, "", Cancellation);
        var mine = await RaceAsync(database, order);
        await other.WaitForExitAsync(Cancellation).WaitAsync(Patience, Cancellation);

        var theirs = (await File.ReadAllTextAsync(order.Answer, Cancellation))
            .Split(',')
            .Select(text => int.Parse(text, CultureInfo.InvariantCulture))
            .ToArray();
        Assert.Equal((1, (2 * Each) - 1), (mine.Made + theirs[0], mine.Exist + theirs[1]));
        Assert.Equal(1, await database.ReadAsync(db => db.Customers.CountAsync()));
        Assert.Equal(1, await database.ReadAsync(db => db.AuditEntries.CountAsync()));
    }

    /// <summary>The second process: started by the test above, never on its own.</summary>
    [Fact(Explicit = true)]
    public async Task SecondProcess()
    {
        if (JsonSerializer.Deserialize<Order>(Environment.GetEnvironmentVariable(OrderVariable) ?? "null") is not { } order)
        {
            return;
        }

        await using var database = TestDatabase.Attach(order.File);
        await using (var warm = As(database, order))
        {
            (await warm.Queries.StatsAsync(CancellationToken.None)).Expect();
        }

        await File.WriteAllTextAsync(order.Ready, "", Cancellation);
        await WaitForAsync(order.Go);
        var (made, exist) = await RaceAsync(database, order);
        await File.WriteAllTextAsync(order.Answer, string.Create(CultureInfo.InvariantCulture, $"{made},{exist}"), Cancellation);
    }

    private static Process Start(Order order)
    {
        var assembly = typeof(TwoProcessTests).Assembly.Location;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (
            var argument in new[]
            {
                assembly,
                "-explicit",
                "only",
                "-method",
                $"{typeof(TwoProcessTests).FullName}.{nameof(SecondProcess)}",
            }
        )
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[OrderVariable] = JsonSerializer.Serialize(order);
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task<(int Made, int Exist)> RaceAsync(TestDatabase database, Order order)
    {
        var results = await Task.WhenAll(
            Enumerable
                .Range(0, Each)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        await using var scope = As(database, order);
                        var input = new CustomerInput { FirstName = "Ana", Rut = "12.345.678-5" };
                        return await scope.Customers.CreateAsync(input, new(), CancellationToken.None);
                    })
                )
        );
        return (results.Count(result => result.Succeeded), results.Count(result => result.Error is CustomerExists));
    }

    private static TestScope As(TestDatabase database, Order order)
    {
        var scope = database.As(null);
        scope.Access.Use(order.Ticket);
        return scope;
    }

    private static async Task WaitForAsync(string file)
    {
        for (var waited = TimeSpan.Zero; !File.Exists(file); waited += TimeSpan.FromMilliseconds(10))
        {
            Assert.True(waited < Patience, $"no {Path.GetFileName(file)}");
            await Task.Delay(10, Cancellation);
        }
    }

    /// <summary>What the second process needs to know.</summary>
    private sealed record Order(string File, AccessTicket Ticket)
    {
        public string Ready => $"{File}.ready";

        public string Go => $"{File}.go";

        public string Answer => $"{File}.answer";
    }
}

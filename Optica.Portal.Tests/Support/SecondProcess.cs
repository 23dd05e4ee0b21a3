using System.Diagnostics;
using System.Text.Json;
using Optica.Data.Access;

namespace Optica.Portal.Tests.Support;

/// <summary>What a second process on one SQLite file needs to know, and how both wait for each other.</summary>
/// <param name="File">The database.</param>
/// <param name="Ticket">Who acts there.</param>
/// <param name="Subject">The record it is about, if any.</param>
public sealed record SecondProcess(string File, AccessTicket Ticket, Guid Subject = default)
{
    private const string Variable = "OPTICA_TEST_RACE";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Ready => $"{File}.ready";

    private string Go => $"{File}.go";

    private string Answer => $"{File}.answer";

    /// <summary>The order this process was started with; null in an ordinary run.</summary>
    public static SecondProcess? Current =>
        JsonSerializer.Deserialize<SecondProcess>(Environment.GetEnvironmentVariable(Variable) ?? "null");

    /// <summary>Runs an explicit test in a process of its own, lets it go at the same time as own work, and takes both answers.</summary>
    /// <param name="test">Full name of the test's method.</param>
    /// <param name="mine">What this process does meanwhile.</param>
    public async Task<(T Mine, string Theirs)> RaceAsync<T>(string test, Func<Task<T>> mine)
    {
        using var other = Start(test);
        await Task.WhenAny(WaitForAsync(Ready), other.WaitForExitAsync(Cancellation));
        Assert.False(other.HasExited, "the second process ended before it began");
        await System.IO.File.WriteAllTextAsync(Go, "", Cancellation);
        var answer = await mine();
        await other.WaitForExitAsync(Cancellation).WaitAsync(Patience, Cancellation);
        return (answer, await System.IO.File.ReadAllTextAsync(Answer, Cancellation));
    }

    /// <summary>The second process's side: says that it is ready, waits for the first, works, and answers.</summary>
    public async Task WorkAsync(Func<Task<string>> work)
    {
        await System.IO.File.WriteAllTextAsync(Ready, "", Cancellation);
        await WaitForAsync(Go);
        await System.IO.File.WriteAllTextAsync(Answer, await work(), Cancellation);
    }

    /// <summary>A scope with the ticket's access.</summary>
    public TestScope In(TestDatabase database)
    {
        var scope = database.As(null);
        scope.Access.Use(Ticket);
        return scope;
    }

    private Process Start(string test)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[] { typeof(SecondProcess).Assembly.Location, "-explicit", "only", "-method", test })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[Variable] = JsonSerializer.Serialize(this);
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task WaitForAsync(string file)
    {
        for (var waited = TimeSpan.Zero; !System.IO.File.Exists(file); waited += TimeSpan.FromMilliseconds(10))
        {
            Assert.True(waited < Patience, $"no {Path.GetFileName(file)}");
            await Task.Delay(10, Cancellation);
        }
    }
}

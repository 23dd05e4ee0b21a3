using System.Diagnostics;
using System.Text.Json;
using Optica.Data.Access;

namespace Optica.Portal.Tests.Support;

/// <summary>What a second process on the same database needs to know, and the files by which the two meet.</summary>
/// <param name="File">The SQLite file.</param>
/// <param name="Ticket">As whom it acts.</param>
/// <param name="Records">Records that the race is about.</param>
public sealed record Meeting(string File, AccessTicket Ticket, params Guid[] Records)
{
    private string Ready => $"{File}.ready";

    private string Go => $"{File}.go";

    private string Answer => $"{File}.answer";

    /// <summary>The services as the one who acts sees them.</summary>
    public TestScope Enter(TestDatabase database)
    {
        var scope = database.As(null);
        scope.Access.Use(Ticket);
        return scope;
    }

    /// <summary>In the second process: says that it is ready, and waits for the start.</summary>
    public async Task WaitAsync()
    {
        await System.IO.File.WriteAllTextAsync(Ready, "");
        await OtherProcess.WaitForAsync(Go);
    }

    /// <summary>In the second process: tells how it went.</summary>
    public Task AnswerAsync<T>(T answer) => System.IO.File.WriteAllTextAsync(Answer, JsonSerializer.Serialize(answer));

    /// <summary>In the first process: waits until the other one is ready, then both go.</summary>
    internal async Task StartAsync(Process other)
    {
        await Task.WhenAny(OtherProcess.WaitForAsync(Ready), other.WaitForExitAsync());
        Assert.False(other.HasExited, "the second process ended before it began");
        await System.IO.File.WriteAllTextAsync(Go, "");
    }

    /// <summary>In the first process: how the other one did.</summary>
    internal async Task<T> ReadAsync<T>(Process other)
    {
        await other.WaitForExitAsync().WaitAsync(OtherProcess.Patience);
        return JsonSerializer.Deserialize<T>(await System.IO.File.ReadAllTextAsync(Answer))!;
    }
}

/// <summary>
/// A race of two processes on one SQLite file. The second one runs an explicit test of the same class, which asks for
/// <see cref="Invited"/> and does nothing when it was started on its own.
/// </summary>
public sealed class OtherProcess : IDisposable
{
    /// <summary>How long either waits for the other.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private const string Variable = "OPTICA_TEST_RACE";

    private readonly Process process;
    private readonly Meeting meeting;

    private OtherProcess(Process process, Meeting meeting) => (this.process, this.meeting) = (process, meeting);

    /// <summary>In the second process: what it was started for; else null.</summary>
    public static Meeting? Invited => JsonSerializer.Deserialize<Meeting>(Environment.GetEnvironmentVariable(Variable) ?? "null");

    /// <summary>Starts the second process and the race: this process must race at once.</summary>
    /// <param name="test">The explicit test that the second process runs.</param>
    /// <param name="meeting">What it needs to know.</param>
    public static async Task<OtherProcess> RaceAsync(Delegate test, Meeting meeting)
    {
        var method = test.Method;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (
            var argument in new[]
            {
                typeof(OtherProcess).Assembly.Location,
                "-explicit",
                "only",
                "-method",
                $"{method.DeclaringType!.FullName}.{method.Name}",
            }
        )
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[Variable] = JsonSerializer.Serialize(meeting);
        var started = Process.Start(start)!;
        started.OutputDataReceived += (_, _) => { };
        started.BeginOutputReadLine();
        var other = new OtherProcess(started, meeting);
        await meeting.StartAsync(started);
        return other;
    }

    /// <summary>How the second process did, once it has ended.</summary>
    public Task<T> AnswerAsync<T>() => meeting.ReadAsync<T>(process);

    public void Dispose() => process.Dispose();

    internal static async Task WaitForAsync(string file)
    {
        for (var waited = TimeSpan.Zero; !File.Exists(file); waited += TimeSpan.FromMilliseconds(10))
        {
            Assert.True(waited < Patience, $"no {Path.GetFileName(file)}");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}

using System.Diagnostics;
using System.Globalization;

namespace Optica.Portal.Tests.Browser;

/// <content>Processes that stand still, die and come again, and a second one on the same database.</content>
public sealed partial class PortalHost
{
    /// <summary>A second portal on this one's database.</summary>
    /// <param name="settings">Settings beside those of every test.</param>
    public async Task<PortalHost> StartBesideAsync(params (string Name, string Value)[] settings)
    {
        var beside = new PortalHost(
            folder,
            new Process { StartInfo = Describe(folder, settings), EnableRaisingEvents = true },
            ownsFolder: false
        );
        await beside.AnswerAsync();
        return beside;
    }

    /// <summary>Stands still, as a machine that is out of memory or asleep.</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    /// <summary>Goes on.</summary>
    public Task ContinueAsync() => SignalAsync("CONT");

    /// <summary>Dies without a word, as with a power cut.</summary>
    public async Task KillAsync()
    {
        await SignalAsync("KILL");
        await process.WaitForExitAsync();
    }

    /// <summary>Is asked to stop, as by an operator or an update.</summary>
    public Task AskToStopAsync() => SignalAsync("TERM");

    /// <summary>Waits until it has ended.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync(CancellationToken cancellation)
    {
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode;
    }

    /// <summary>Comes again at the same address, with the same database.</summary>
    public async Task RestartAsync()
    {
        var start = Describe(folder, []);
        start.ArgumentList[^1] = Address.ToString().TrimEnd('/');
        process.Dispose();
        answers = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        await AnswerAsync();
    }

    /// <summary>Nothing is saved until this is disposed of: whoever saves waits, and all of them go on in the same moment.</summary>
    public async Task<IAsyncDisposable> HoldSavingAsync()
    {
        var connection = Connect();
        await connection.OpenAsync();
        await using var command = Command(connection, "BEGIN IMMEDIATE", []);
        await command.ExecuteNonQueryAsync();
        // without a commit: closing it lets go
        return connection;
    }

    private async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }
}

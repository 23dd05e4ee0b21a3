using System.Diagnostics;

namespace Optica.Portal.Tests.Support;

/// <summary>The portal as an operator starts it for one command.</summary>
public static class CommandLine
{
    /// <summary>A command ends; a portal that serves does not.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Runs a command on a test's database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="command">Such as <c>--migrate</c>; with what stands behind it, parted by spaces.</param>
    /// <param name="settings">Settings beside the usual ones.</param>
    /// <returns>Its exit code and what it wrote.</returns>
    public static async Task<(int Exit, string Said)> RunCommandAsync(
        this TestDatabase database,
        string command,
        params (string Name, string Value)[] settings
    )
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(Program).Assembly.Location },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var part in command.Split(' '))
        {
            start.ArgumentList.Add(part);
        }

        start.Environment["ConnectionStrings__Optica"] = database.Options.ConnectionString;
        start.Environment["Encryption__MasterKey"] = Convert.ToBase64String([.. Enumerable.Range(1, 32).Select(number => (byte)number)]);
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        try
        {
            var stop = TestContext.Current.CancellationToken;
            var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(stop), process.StandardError.ReadToEndAsync(stop));
            await process.WaitForExitAsync(stop).WaitAsync(Patience, stop);
            return (process.ExitCode, string.Concat(await said).Trim());
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}

using System.Diagnostics;

namespace Optica.Portal.Tests.Support;

/// <summary>The portal as an operator starts it for one command.</summary>
public static class CommandLine
{
    /// <summary>Runs a command on a test's database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="command">Such as <c>--migrate</c>.</param>
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
            ArgumentList = { typeof(Program).Assembly.Location, command },
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment["ConnectionStrings__Optica"] = database.Options.ConnectionString;
        start.Environment["Encryption__MasterKey"] = Convert.ToBase64String([.. Enumerable.Range(1, 32).Select(number => (byte)number)]);
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, said.Trim());
    }
}

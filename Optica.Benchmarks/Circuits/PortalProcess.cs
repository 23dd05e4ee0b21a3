using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Optica.Data.Encryption;

namespace Optica.Benchmarks.Circuits;

/// <summary>
/// The portal as people run it, in a process of its own on a fresh demo database or a given one, that tells how much memory it needs.
/// </summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private const string AnswersOn = "Optica.Portal answers on ";
    private const string Searches = "Search of organisation ";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("optica-circuits-");
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process process;
    private TaskCompletionSource<PortalState> told = new();

    private readonly TaskCompletionSource<long> searching = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PortalProcess(string program, PortalPlace? place)
    {
        process = new Process { StartInfo = Describe(program, place), EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException("The portal ended."));
    }

    /// <summary>Where it answers.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>When it was started (<see cref="Stopwatch"/>).</summary>
    public long Started { get; private set; }

    /// <summary>When it said that the search index of an organisation is loaded (<see cref="Stopwatch"/>).</summary>
    public Task<long> Searching => searching.Task.WaitAsync(Patience);

    /// <summary>Processor time it has used.</summary>
    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it and waits until it answers.</summary>
    /// <param name="portal">Folder of the program.</param>
    /// <param name="place">The database and the port; null for a fresh demo database and any port.</param>
    public static async Task<PortalProcess> StartAsync(string portal, PortalPlace? place = null)
    {
        var started = new PortalProcess(Path.Combine(portal, "Optica.Portal.dll"), place);
        try
        {
            started.Started = Stopwatch.GetTimestamp();
            started.process.Start();
            started.process.BeginOutputReadLine();
            started.process.BeginErrorReadLine();
            started.Address = await started.address.Task.WaitAsync(Patience);
            return started;
        }
        catch (Exception)
        {
            await started.DisposeAsync();
            throw;
        }
    }

    /// <summary>Has it collect its garbage and tell what is left.</summary>
    public async Task<PortalState> MeasureAsync()
    {
        told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await process.StandardInput.WriteLineAsync();
        await process.StandardInput.FlushAsync();
        var state = await told.Task.WaitAsync(Patience);
        process.Refresh();
        return state with { WorkingSet = process.WorkingSet64, PrivateBytes = await PrivateAsync() };
    }

    public async ValueTask DisposeAsync()
    {
        if (Address is not null || address.Task.IsFaulted || !process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
        folder.Delete(recursive: true);
    }

    private ProcessStartInfo Describe(string program, PortalPlace? place) =>
        new("dotnet")
        {
            ArgumentList = { program, "--urls", $"http://127.0.0.1:{place?.Port ?? 0}" },
            WorkingDirectory = Path.GetDirectoryName(program)!,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ConnectionStrings__Optica"] = $"Data Source={place?.Database ?? Path.Combine(folder.FullName, "data", "optica.db")}",
                ["Demo__Seed"] = place is null ? "true" : "false",
                ["Encryption__MasterKey"] = place is null ? "" : Convert.ToBase64String(new byte[MasterKey.Length]),
                // hundreds of people sign in from one address here
                ["Limits__PasswordAttemptsPerMinute"] = "100000",
                ["Limits__TokensPerAccountPerMinute"] = "1000",
                ["Limits__CircuitsPerUser"] = "100000",
                ["Limits__CircuitsPerAddress"] = "100000",
                // a line for every request would be measured too
                ["Logging__LogLevel__Default"] = "Warning",
                ["Logging__LogLevel__Optica.Portal.Hosting.SearchLoading"] = "Information",
                ["DOTNET_STARTUP_HOOKS"] = typeof(PortalProbe).Assembly.Location,
            },
        };

    private void Read(string? line)
    {
        if (line?.StartsWith(AnswersOn, StringComparison.Ordinal) == true)
        {
            address.TrySetResult(new Uri(line[AnswersOn.Length..]));
        }
        else if (line?.Contains(Searches, StringComparison.Ordinal) == true)
        {
            searching.TrySetResult(Stopwatch.GetTimestamp());
        }
        else if (line?.StartsWith(PortalProbe.Answer, StringComparison.Ordinal) == true)
        {
            told.TrySetResult(JsonSerializer.Deserialize<PortalState>(line[PortalProbe.Answer.Length..])!);
        }
    }

    private async Task<long> PrivateAsync()
    {
        var file = $"/proc/{process.Id}/status";
        var line = File.Exists(file)
            ? (await File.ReadAllLinesAsync(file)).FirstOrDefault(one => one.StartsWith("RssAnon:", StringComparison.Ordinal))
            : null;
        return line is null
            ? 0
            : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024;
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Optica.Portal.Tests.Architecture;

namespace Optica.Portal.Tests.Browser;

/// <summary>
/// The portal as people run it: the published program in a process of its own, on a fresh database and a free port. Without
/// <c>OPTICA_PUBLISHED</c> (a developer's editor) it is the built one that stands beside the tests.
/// </summary>
public sealed partial class PortalHost : IAsyncDisposable
{
    private const string AnswersOn = "Optica.Portal answers on ";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly bool ownsFolder;
    private Process process;
    private readonly DirectoryInfo folder;
    private readonly StringBuilder log = new();
    private TaskCompletionSource<Uri> answers = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PortalHost(DirectoryInfo folder, Process process, bool ownsFolder = true) =>
        (this.folder, this.process, this.ownsFolder) = (folder, process, ownsFolder);

    /// <summary>Where it answers.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>How long it took from the start of the process to its first page.</summary>
    public TimeSpan StartUp { get; private set; }

    /// <summary>What it wrote so far.</summary>
    public string Log
    {
        get
        {
            lock (log)
            {
                return log.ToString();
            }
        }
    }

    /// <summary>Where its data stands.</summary>
    public string DatabaseFile => Path.Combine(folder.FullName, "data", "optica.db");

    /// <summary>Starts it and waits until a page answers.</summary>
    /// <param name="settings">Settings beside those of every test, such as <c>Demo__Share</c>.</param>
    public static async Task<PortalHost> StartAsync(params (string Name, string Value)[] settings)
    {
        var home = Directory.CreateTempSubdirectory("optica-browser-");
        var host = new PortalHost(home, new Process { StartInfo = Describe(home, settings), EnableRaisingEvents = true });
        await host.AnswerAsync();
        return host;
    }

    /// <summary>Reads one value of the database, past the application.</summary>
    public async Task<T> ReadAsync<T>(string sql, params (string Name, object Value)[] parameters)
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        await using var command = Command(connection, sql, parameters);
        var value = await command.ExecuteScalarAsync();
        return value is null or DBNull ? default! : (T)Convert.ChangeType(value, typeof(T), CultureInfo.InvariantCulture);
    }

    /// <summary>Writes into the database, past the application.</summary>
    public async Task<int> WriteAsync(string sql, params (string Name, object Value)[] parameters)
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        await using var command = Command(connection, sql, parameters);
        return await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (HasStarted() && !process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync().WaitAsync(BrowserLimit.Goodbye);
        }

        process.Dispose();
        if (ownsFolder)
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Path of the program: published, or built in the tests' own configuration.</summary>
    private static string Program()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var published = Environment.GetEnvironmentVariable("OPTICA_PUBLISHED") is { Length: > 0 } given
            ? Path.GetFullPath(given)
            : Path.Combine(SourceTree.Root, "Optica.Portal", "bin", configuration, "net10.0");
        var program = Path.Combine(published, "Optica.Portal.dll");
        return File.Exists(program) ? program : throw new InvalidOperationException($"No portal at {program}: publish or build it first.");
    }

    private static ProcessStartInfo Describe(DirectoryInfo folder, (string Name, string Value)[] settings)
    {
        var program = Program();
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { program, "--urls", "http://127.0.0.1:0" },
            WorkingDirectory = Path.GetDirectoryName(program)!,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        var data = folder.CreateSubdirectory("data");
        (string Name, string Value)[] usual =
        [
            ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("ConnectionStrings__Optica", $"Data Source={Path.Combine(data.FullName, "optica.db")}"),
            ("Demo__Seed", "true"),
            ("Demo__Share", "0.1"),
            ("Limits__PasswordAttemptsPerMinute", "100000"),
            ("Limits__AttemptsPerAccountPerMinute", "100000"),
            ("Limits__CircuitsPerUser", "1000"),
            ("Limits__CircuitsPerAddress", "1000"),
            ("Access__RecheckSeconds", "1"),
            ("DOTNET_TieredPGO", "0"),
        ];
        foreach (var (name, value) in usual.Concat(settings))
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // the tests' own text
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }

    private SqliteConnection Connect() => new($"Data Source={DatabaseFile};Pooling=False;Default Timeout=30");

    private async Task AnswerAsync()
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            Start();
            Address = await answers.Task.WaitAsync(Patience);
            using var client = new HttpClient { BaseAddress = Address };
            using var answer = await client.GetAsync(new Uri("/login", UriKind.Relative));
            answer.EnsureSuccessStatusCode();
            StartUp = Stopwatch.GetElapsedTime(started);
        }
        catch (Exception problem)
        {
            await DisposeAsync();
            throw new InvalidOperationException($"The portal did not start: {problem.Message}\n{Log}", problem);
        }
    }

    private void Start()
    {
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        var waiting = answers;
        process.Exited += (_, _) => waiting.TrySetException(new InvalidOperationException("The portal ended."));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private bool HasStarted()
    {
        try
        {
            return process.Id > 0;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (log)
        {
            log.AppendLine(line);
        }

        if (line.StartsWith(AnswersOn, StringComparison.Ordinal))
        {
            answers.TrySetResult(new Uri(line[AnswersOn.Length..]));
        }
    }
}

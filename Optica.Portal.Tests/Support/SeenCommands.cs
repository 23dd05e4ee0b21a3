using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data;

namespace Optica.Portal.Tests.Support;

/// <summary>Keeps the text of every command, to ask SQLite afterwards how it carries them out.</summary>
public sealed class SeenCommands : DbCommandInterceptor
{
    private static readonly Regex Parameter = new("@\\w+", RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1));

    private readonly ConcurrentDictionary<string, bool> seen = new(StringComparer.Ordinal);

    /// <summary>Lets it see the commands of every context.</summary>
    public void AddTo(IServiceCollection services) =>
        services.ConfigureDbContext<SqliteOpticaDbContext>(options => options.AddInterceptors(this));

    /// <summary>The commands, each once.</summary>
    public IEnumerable<string> Texts => seen.Keys;

    /// <summary>Forgets what it saw.</summary>
    public void Forget() => seen.Clear();

    /// <summary>Steps that go through a whole table, with the command they belong to.</summary>
    /// <param name="database">The database.</param>
    /// <param name="small">Tables of which that is all right.</param>
    public async Task<IReadOnlyList<string>> ScansAsync(TestDatabase database, params string[] small)
    {
        List<string> scans = [];
        await using var connection = new SqliteConnection($"Data Source={database.Options.DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        foreach (var text in seen.Keys.Where(text => !text.StartsWith("PRAGMA", StringComparison.Ordinal)))
        {
            var names = Regex
                .Matches(text, "(?:FROM|JOIN|UPDATE) \"(?<table>\\w+)\" AS \"(?<name>\\w+)\"", RegexOptions.None, TimeSpan.FromSeconds(1))
                .ToLookup(match => match.Groups["name"].Value, match => match.Groups["table"].Value, StringComparer.Ordinal);
            scans.AddRange(
                (await PlanAsync(connection, text))
                    .Where(step =>
                        step.StartsWith("SCAN ", StringComparison.Ordinal) && !step.Contains("CONSTANT ROW", StringComparison.Ordinal)
                    )
                    .Where(step => !names[step.Split(' ')[1]].Any(table => small.Contains(table, StringComparer.Ordinal)))
                    .Where(step => names.Contains(step.Split(' ')[1]))
                    .Select(step => $"{step}\n{text}")
            );
        }

        return scans;
    }

    /// <summary>How a table is gone through, by each command that reads it: "SEARCH … USING INDEX …" without the table's name.</summary>
    /// <param name="database">The database.</param>
    /// <param name="table">The table.</param>
    public async Task<IReadOnlyList<string>> StepsAsync(TestDatabase database, string table)
    {
        List<string> steps = [];
        await using var connection = new SqliteConnection($"Data Source={database.Options.DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        foreach (var text in seen.Keys)
        {
            var names = Regex
                .Matches(text, $"FROM \"{table}\" AS \"(?<name>\\w+)\"", RegexOptions.None, TimeSpan.FromSeconds(1))
                .Select(match => match.Groups["name"].Value)
                .ToHashSet(StringComparer.Ordinal);
            steps.AddRange(
                from step in names.Count == 0 ? [] : await PlanAsync(connection, text)
                let words = step.Split(' ')
                where words.Length > 1 && names.Contains(words[1])
                select string.Join(' ', words.Where((_, at) => at != 1))
            );
        }

        return steps;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        seen[command.CommandText] = true;
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        seen[command.CommandText] = true;
        return new(result);
    }

    private static async Task<List<string>> PlanAsync(SqliteConnection connection, string text)
    {
        await using var command = connection.CreateCommand();
        foreach (var name in Parameter.Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal))
        {
            command.Parameters.AddWithValue(name, DBNull.Value);
        }

        return await QueryPlan.StepsAsync(command, text);
    }
}

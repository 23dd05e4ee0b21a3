using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Optica.Portal.Tests.Support;

/// <summary>How SQLite carries a statement out.</summary>
internal static class QueryPlan
{
    /// <summary>The steps of a query, a line each.</summary>
    /// <param name="db">Where it is asked; its connection is open afterwards.</param>
    /// <param name="command">The query's command, which ends here.</param>
    public static async Task<string> OfAsync(DbContext db, DbCommand command)
    {
        await using (command)
        {
            await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
            var query = command.CommandText[command.CommandText.IndexOf("SELECT", StringComparison.Ordinal)..];
            return string.Join('\n', await StepsAsync(command, query));
        }
    }

    /// <summary>The steps of a statement, asked by a command on an open connection that has its parameters.</summary>
    public static async Task<List<string>> StepsAsync(DbCommand command, string statement)
    {
#pragma warning disable CA2100 // EF's own text
        command.CommandText = $"EXPLAIN QUERY PLAN {statement}";
#pragma warning restore CA2100
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var steps = new List<string>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
        {
            steps.Add(rows.GetString(3));
        }

        return steps;
    }
}

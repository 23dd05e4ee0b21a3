using Microsoft.EntityFrameworkCore;

namespace Optica.Data.Audit;

/// <summary>
/// Triggers by which the database itself refuses to change or delete rows of the audit trail and of its chain, whoever asks. Made after
/// every migration and as often as wanted.
/// </summary>
internal static class AuditTriggers
{
    /// <summary>What they say.</summary>
    public const string Refusal = "The audit trail is append-only.";

    private static readonly string[] Tables = [nameof(OpticaDbContext.AuditEntries), nameof(OpticaDbContext.AuditLinks)];

    /// <summary>Makes those that are missing.</summary>
    public static async Task MakeAsync(OpticaDbContext db, CancellationToken cancellation)
    {
        foreach (var statement in Statements(db is SqlServerOpticaDbContext ? DatabaseProvider.SqlServer : DatabaseProvider.Sqlite))
        {
            await db.Database.ExecuteSqlRawAsync(statement, cancellation);
        }
    }

    /// <summary>The statements, each by itself. Nothing in them comes from outside.</summary>
    public static IEnumerable<string> Statements(DatabaseProvider provider) =>
        provider == DatabaseProvider.SqlServer
            ? Tables.Select(table =>
                $"CREATE OR ALTER TRIGGER [{NameOf(table, "CHANGE")}] ON [{table}] AFTER UPDATE, DELETE AS BEGIN SET NOCOUNT ON; THROW 51000, N'{Refusal}', 1; END"
            )
            : SqliteStatements();

    private static IEnumerable<string> SqliteStatements()
    {
        // REPLACE takes a row out without asking the trigger of DELETE
        (string Table, string Same)[] keys =
        [
            (nameof(OpticaDbContext.AuditEntries), "\"Sequence\" = NEW.\"Sequence\" OR \"Id\" = NEW.\"Id\""),
            (
                nameof(OpticaDbContext.AuditLinks),
                "\"Sequence\" = NEW.\"Sequence\" OR (\"Chain\" = NEW.\"Chain\" AND \"Number\" = NEW.\"Number\")"
            ),
        ];
        var replaced = keys.Select(key =>
            $"""
                CREATE TRIGGER IF NOT EXISTS "{NameOf(key.Table, "REPLACE")}" BEFORE INSERT ON "{key.Table}"
                WHEN EXISTS (SELECT 1 FROM "{key.Table}" WHERE {key.Same})
                BEGIN SELECT RAISE(ABORT, '{Refusal}'); END
                """
        );
        var changed =
            from table in Tables
            from change in new[] { "UPDATE", "DELETE" }
            select $"""
                CREATE TRIGGER IF NOT EXISTS "{NameOf(table, change)}" BEFORE {change} ON "{table}"
                BEGIN SELECT RAISE(ABORT, '{Refusal}'); END
                """;
        return changed.Concat(replaced);
    }

    /// <summary>Name of a trigger.</summary>
    public static string NameOf(string table, string change) => $"TR_{table}_{change}";
}

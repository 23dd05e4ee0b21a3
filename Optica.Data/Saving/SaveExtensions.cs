using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Optica.Domain.Common;

namespace Optica.Data.Saving;

/// <summary>A unique index refused a row: what it means, the service knows.</summary>
/// <param name="Detail">The database's message, which names index or columns; never shown.</param>
internal sealed record UniqueViolated(string Detail) : Error("unique_violated", ErrorKind.Conflict)
{
    /// <summary>Whether it was the index of carried-out operations: the same click or key arrived twice.</summary>
    public bool IsOperation => Detail.Contains("ProcessedOperations", StringComparison.Ordinal);

    /// <summary>Whether it was the key of the time that visits occupy: somebody else has it.</summary>
    public bool IsCell => Detail.Contains(nameof(OpticaDbContext.AppointmentCells), StringComparison.Ordinal);

    /// <summary>Whether somebody else began the same count or series at the same time: worth another try.</summary>
    public bool IsDerived => Array.Exists(Derived, table => Detail.Contains(table, StringComparison.Ordinal));

    private static readonly string[] Derived =
    [
        nameof(OpticaDbContext.CustomerCounts),
        nameof(OpticaDbContext.BranchMonths),
        nameof(OpticaDbContext.NumberSeries),
    ];
}

/// <summary>Saves, with the expected failures of a race as errors.</summary>
internal static class SaveExtensions
{
    private const int SqliteConstraintUnique = 2067;
    private const int SqliteConstraintPrimaryKey = 1555;
    private const int SqliteConstraintForeignKey = 787;

    /// <summary>Of tables that only grow: a key that is there already is told by a trigger, before its index tells of it.</summary>
    private const int SqliteConstraintTrigger = 1811;

    /// <returns>Null when saved, <see cref="VersionConflict"/>, or <see cref="UniqueViolated"/>.</returns>
    public static async Task<Error?> TrySaveAsync(this OpticaDbContext db, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new VersionConflict();
        }
        catch (DbUpdateException exception) when (IsUniqueViolation(exception))
        {
            return new UniqueViolated(exception.InnerException!.Message);
        }
    }

    /// <summary>Whether a row names a parent that is not there, in that organisation.</summary>
    public static bool LacksParent(this DbUpdateException exception) =>
        exception.InnerException switch
        {
            SqliteException sqlite => sqlite.SqliteExtendedErrorCode == SqliteConstraintForeignKey,
            SqlException sql => sql.Number == 547,
            _ => false,
        };

    private static bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException switch
        {
            SqliteException sqlite => sqlite.SqliteExtendedErrorCode
                is SqliteConstraintUnique
                    or SqliteConstraintPrimaryKey
                    or SqliteConstraintTrigger,
            SqlException sql => sql.Number is 2601 or 2627,
            _ => false,
        };
}

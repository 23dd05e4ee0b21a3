using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Audit;

namespace Optica.Portal.Tests.Support;

/// <summary>What somebody does to the audit trail who has the database but not the portal.</summary>
public static class Tampering
{
    /// <summary>Takes the triggers away that refuse changes.</summary>
    public static async Task DropAuditTriggersAsync(this TestDatabase database)
    {
        foreach (var table in new[] { "AuditEntries", "AuditLinks" })
        {
            string[] changes = database.Options.Provider == DatabaseProvider.SqlServer ? ["CHANGE"] : ["UPDATE", "DELETE"];
            foreach (var change in changes)
            {
                await database.TamperAsync($"DROP TRIGGER {AuditTriggers.NameOf(table, change)}");
            }
        }
    }

    /// <summary>Runs a statement past every guard; says how many rows it touched.</summary>
    public static async Task<int> TamperAsync(this TestDatabase database, string statement)
    {
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = statement;
        return await command.ExecuteNonQueryAsync();
    }
}

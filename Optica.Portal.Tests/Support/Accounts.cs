using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Access;
using Optica.Domain.Audit;

namespace Optica.Portal.Tests.Support;

/// <summary>Accounts as the database holds them.</summary>
internal static class Accounts
{
    public static Task<OpticaUser> UserAsync(this TestDatabase database, Person whom) =>
        database.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(row => row.Id == whom.Id));

    public static Task<List<Guid>> BranchesAsync(this TestDatabase database, Person whom) =>
        database.ReadAsync(db => db.BranchMemberships.Where(row => row.UserId == whom.Id).Select(row => row.BranchId).ToListAsync());

    /// <summary>What the audit trail says of an account.</summary>
    public static Task<List<AuditEntry>> LinesAsync(this TestDatabase database, Person whom) =>
        database.ReadAsync(db =>
            db.AuditEntries.Where(row => row.RecordKind == "user" && row.RecordId == whom.Id).OrderBy(row => row.Sequence).ToListAsync()
        );

    /// <summary>Every row of accounts, and how much was told of them.</summary>
    public static Task<string> AccountsAsync(this TestDatabase database) =>
        database.ReadAsync(async db =>
            JsonSerializer.Serialize(
                (object[])
                    [
                        await db.Users.AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
                        await db.BranchMemberships.AsNoTracking().OrderBy(row => row.UserId).ThenBy(row => row.BranchId).ToListAsync(),
                        await db.UserSessions.AsNoTracking().OrderBy(row => row.Id).ToListAsync(),
                        // that somebody was refused is told, and is no change
                        await db.AuditEntries.CountAsync(row => row.Action != AuditActions.Refused),
                        await db.Changes.CountAsync(),
                    ]
            )
        );
}

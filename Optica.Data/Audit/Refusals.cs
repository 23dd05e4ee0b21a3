using System.Text.Json;
using Microsoft.Extensions.Logging;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Data.Audit;

/// <summary>
/// Writes to the audit trail what somebody was refused: a permission that they do not have, or a page (SECURITY 44). The same once in
/// five minutes, so that nobody floods the trail by trying.
/// </summary>
public sealed partial class Refusals(SystemAccess system, AuditSealer sealer, RecentLines recent, ILogger<Refusals> log)
{
    /// <summary>How long the same is not told again.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>Longest address of a page.</summary>
    public const int PageLength = 200;

    /// <summary>Somebody has not the permission for what they tried.</summary>
    /// <param name="who">Who tried it; nobody is not told of.</param>
    /// <param name="permission">One of <see cref="Permissions"/>.</param>
    public Task PermissionAsync(AccessScope who, string permission) => WriteAsync(who, "permission", new("Permission", null, permission));

    /// <summary>Somebody opened a page that is not for them, or a record out of their reach.</summary>
    /// <param name="who">Who opened it; nobody is not told of.</param>
    /// <param name="path">The address without what is asked of it.</param>
    public Task PageAsync(AccessScope who, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return WriteAsync(who, "page", new("Page", null, path[..Math.Min(path.Length, PageLength)]));
    }

    private async Task WriteAsync(AccessScope who, string kind, FieldChange what)
    {
        ArgumentNullException.ThrowIfNull(who);
        var line = (who.UserId, what);
        if (who.UserId is not { } user || !recent.IsNew(line, Window))
        {
            return;
        }

        try
        {
            await using var db = system.Open();
            db.AuditEntries.Add(
                sealer.Seal(
                    new AuditEntry
                    {
                        Id = sealer.NewId(),
                        At = sealer.Now,
                        UserId = user,
                        UserName = who.UserName,
                        OrganisationId = who.OrganisationId,
                        BranchId = who.SelectedBranchId == Guid.Empty ? null : who.SelectedBranchId,
                        Action = AuditActions.Refused,
                        RecordKind = kind,
                        RecordId = user,
                        Changes = JsonSerializer.Serialize(new[] { what }),
                        KeyId = sealer.KeyId,
                    }
                )
            );
            await db.SaveChangesAsync();
        }
        catch (Exception failure)
        {
            recent.Undo(line);
            // nothing was disclosed: a refusal stays a refusal
            LogUnwritten(log, failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "A refusal could not be written to the audit trail")]
    private static partial void LogUnwritten(ILogger logger, Exception failure);
}

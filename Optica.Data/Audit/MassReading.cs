using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Notifications;

namespace Optica.Data.Audit;

/// <summary>
/// Notices who reads the medical records of unusually many people within an hour, and tells the organisation's super admins
/// (SECURITY 47): once an hour for each reader, whoever of several processes notices it.
/// </summary>
public sealed class MassReading(SystemAccess system, AuditSealer sealer)
{
    /// <summary>How far back it looks.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Looks at the last hour.</summary>
    /// <param name="limit">So many different records within an hour are nothing unusual.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>How many readers were told of that were not before.</returns>
    public async Task<int> RunAsync(int limit, CancellationToken cancellation)
    {
        await using var db = system.Open();
        var told = 0;
        foreach (var organisation in await db.Organisations.Select(row => row.Id).ToListAsync(cancellation))
        {
            var from = sealer.Now - Window;
            var readers = await db
                .AuditEntries.Where(line => line.OrganisationId == organisation && line.At > from)
                .Where(line => line.Action == AuditActions.MedicalRead && line.UserId != null)
                .GroupBy(line => line.UserId)
                .Select(lines => new { UserId = lines.Key!.Value, Records = lines.Select(line => line.RecordId).Distinct().Count() })
                .Where(reader => reader.Records > limit)
                .ToListAsync(cancellation);
            foreach (var reader in readers)
            {
                told += await TellAsync(organisation, (reader.UserId, reader.Records), cancellation) ? 1 : 0;
            }
        }

        return told;
    }

    private async Task<bool> TellAsync(Guid organisation, (Guid UserId, int Records) reader, CancellationToken cancellation)
    {
        await using var db = system.Open();
        var branch = await db.Branches.Where(row => row.OrganisationId == organisation).OrderBy(row => row.Id).FirstAsync(cancellation);
        var admins = await db
            .Users.Where(row => row.OrganisationId == organisation && row.Role == StaffRole.SuperAdmin && row.IsActive)
            .Where(row => row.Id != reader.UserId)
            .Select(row => row.Id)
            .ToListAsync(cancellation);
        var news = admins
            .Select(admin =>
                Notification
                    .Once(
                        NotificationKind.MassReading,
                        (organisation, branch.Id),
                        (DueNotices.MassReading(reader.UserId, admin, sealer.Now), reader.UserId),
                        sealer.Now
                    )
                    .To(admin)
            )
            .ToList();
        var keys = news.Select(one => one.Id).ToList();
        if (news.Count == 0 || await db.Notifications.AnyAsync(row => keys.Contains(row.Id), cancellation))
        {
            return false;
        }

        db.Notifications.AddRange(news);
        db.AuditEntries.Add(Line(organisation, reader));
        // another process may have told it a moment ago: then this is not news
        return await db.TrySaveAsync(cancellation) is null;
    }

    private AuditEntry Line(Guid organisation, (Guid UserId, int Records) reader) =>
        sealer.Seal(
            new AuditEntry
            {
                Id = sealer.NewId(),
                At = sealer.Now,
                OrganisationId = organisation,
                Action = AuditActions.MassReading,
                RecordKind = "user",
                RecordId = reader.UserId,
                Changes = JsonSerializer.Serialize(new[] { new FieldChange("Rows", null, $"{reader.Records}") }),
                KeyId = sealer.KeyId,
            }
        );
}

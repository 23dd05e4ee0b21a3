using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Access;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Notifications;

namespace Optica.Data.Organisations;

/// <summary>
/// Opens an organisation's customers to a platform admin, for a reason and an hour (SECURITY 9): the access, its line in the
/// organisation's chain and the news for its super admins are one save. What is seen then, <see cref="AccessReader"/> decides.
/// </summary>
public sealed class PlatformAccessService(SystemAccess system, ICurrentAccess access, AuditSealer sealer)
{
    /// <summary>Opens an organisation; one that is open already begins its hour anew, with the new reason.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="reason">Why, as typed.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// When it ends, UTC; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="Invalid"/>, <see cref="VersionConflict"/> when
    /// two clicks meet.
    /// </returns>
    public Task<Result<DateTime>> OpenAsync(Guid organisationId, string? reason, CancellationToken cancellation) =>
        WorkAsync<DateTime>(
            organisationId,
            async (db, user) =>
            {
                if (
                    TextRules.CleanLine(reason) is not { Length: >= PlatformAccess.ReasonLeast and <= PlatformAccess.ReasonLength } why
                    || !TextRules.IsClean(why, multiline: false)
                )
                {
                    return Invalid.At(nameof(PlatformAccess.Reason), "platform_reason");
                }

                await EndAsync(db, (organisationId, user.Id), cancellation);
                var given = PlatformAccess.Create(organisationId, user.Id, why, sealer.Now);
                db.PlatformAccesses.Add(given);
                db.AuditEntries.Add(Line(given, AuditActions.PlatformAccess));
                await TellAsync(db, given, cancellation);
                return given.EndsAt;
            },
            cancellation
        );

    /// <summary>Ends the caller's own access to an organisation before its time.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Done, also when there was none; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="VersionConflict"/>.</returns>
    public Task<Result<Done>> EndAsync(Guid organisationId, CancellationToken cancellation) =>
        WorkAsync<Done>(
            organisationId,
            async (db, user) =>
            {
                await EndAsync(db, (organisationId, user.Id), cancellation);
                return default(Done);
            },
            cancellation
        );

    private async Task EndAsync(OpticaDbContext db, (Guid Organisation, Guid User) whose, CancellationToken cancellation)
    {
        var now = sealer.Now;
        var running = await db
            .PlatformAccesses.Where(row => row.OrganisationId == whose.Organisation && row.UserId == whose.User)
            .Where(row => row.EndedAt == null && row.EndsAt > now)
            .ToListAsync(cancellation);
        foreach (var one in running)
        {
            one.End(now);
            db.AuditEntries.Add(Line(one, AuditActions.PlatformAccessEnded));
        }
    }

    private async Task<Result<T>> WorkAsync<T>(
        Guid organisationId,
        Func<OpticaDbContext, OpticaUser, Task<Result<T>>> work,
        CancellationToken cancellation
    )
    {
        if (await access.RefuseAsync(Permissions.OrganisationsManage, cancellation) is { } refused)
        {
            return refused;
        }

        var own = access.Scope.UserId;
        await using var db = system.Open();
        return await db.TransactAsync<T>(
            async () =>
            {
                if (!await db.Organisations.AnyAsync(row => row.Id == organisationId, cancellation))
                {
                    return new NotFound();
                }

                var user = await db.Users.SingleAsync(row => row.Id == own, cancellation);
                var done = await work(db, user);
                if (!done.Succeeded)
                {
                    return done;
                }

                // open screens look again; and of two clicks at once the second is told
                UserLoading.Touch(user);
                return await db.TrySaveAsync(cancellation) is { } failed ? failed : done;
            },
            cancellation
        );
    }

    /// <summary>News for those who answer for the organisation; it stands in their list by its first branch, which everyone has.</summary>
    private static async Task TellAsync(OpticaDbContext db, PlatformAccess given, CancellationToken cancellation)
    {
        var place = (given.OrganisationId, await FirstBranchAsync(db, given.OrganisationId, cancellation));
        var admins = await db
            .Users.Where(row => row.OrganisationId == given.OrganisationId && row.Role == StaffRole.SuperAdmin && row.IsActive)
            .Select(row => row.Id)
            .ToListAsync(cancellation);
        db.Notifications.AddRange(
            admins.Select(admin =>
                Notification.ForUser(NotificationKind.PlatformAccess, place, given.OrganisationId, (admin, given.GrantedAt))
            )
        );
    }

    private static Task<Guid> FirstBranchAsync(OpticaDbContext db, Guid organisationId, CancellationToken cancellation) =>
        db
            .Branches.Where(row => row.OrganisationId == organisationId)
            .OrderBy(row => row.Id)
            .Select(row => row.Id)
            .FirstAsync(cancellation);

    private AuditEntry Line(PlatformAccess given, string action)
    {
        var end = (given.EndedAt ?? given.EndsAt).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return sealer.Seal(
            new AuditEntry
            {
                Id = sealer.NewId(),
                At = sealer.Now,
                UserId = access.Scope.UserId,
                UserName = access.Scope.UserName,
                OrganisationId = given.OrganisationId,
                Action = action,
                RecordKind = "organisation",
                RecordId = given.OrganisationId,
                Reason = given.Reason,
                Changes = JsonSerializer.Serialize(new[] { new FieldChange(nameof(given.EndsAt), null, end) }),
                KeyId = sealer.KeyId,
            }
        );
    }
}

using Microsoft.EntityFrameworkCore;
using Optica.Data.Customers;
using Optica.Data.Organisations;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Notifications;
using Optica.Domain.Organisations;
using Optica.Domain.Prescriptions;

namespace Optica.Data.Prescriptions;

/// <summary>
/// Tells the staff of a customer's branch when a prescription comes to 60, 30 and 7 days before its last one (OR-24), a branch when
/// exams are due, and the branch of a job when it is late, by each branch's day. Run as often as one likes, by as many processes: each is told once.
/// </summary>
public sealed class DueReminders(SystemAccess system, TimeProvider time)
{
    /// <summary>Days for which what was missed is still told; older news are none, and a first run does not flood anybody.</summary>
    public const int DaysLate = 3;

    /// <summary>The hour of a branch at which a day's news are told.</summary>
    public const int Hour = 6;

    private const int Chunk = 500;

    /// <summary>Tells what is due and was not told.</summary>
    /// <returns>How many notifications were made.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        await using var reading = system.Open();
        var all = await reading.Organisations.Select(row => row.Id).ToListAsync(cancellation);
        var told = 0;
        foreach (var organisationId in all)
        {
            told += await RunAsync(organisationId, cancellation);
        }

        return told;
    }

    /// <summary>When the next branch begins its day, UTC.</summary>
    public async Task<DateTime> NextAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var db = system.Open();
        var names = await db.Branches.Select(row => row.TimeZone).Distinct().ToListAsync(cancellation);
        return names
            .Append(Branch.DefaultTimeZone)
            .Select(TimeZoneInfo.FindSystemTimeZoneById)
            .SelectMany(zone => new[] { 0, 1 }.Select(days => LocalDay.Start(LocalDay.Of(now, zone).AddDays(days), zone).AddHours(Hour)))
            .Where(start => start > now.UtcDateTime)
            .Min();
    }

    private async Task<int> RunAsync(Guid organisationId, CancellationToken cancellation)
    {
        await using var db = system.Open();
        var made = await db.TransactAsync<int>(
            async () =>
            {
                var days = await BranchDays.ReadAsync(db, time, cancellation);
                List<Notification> due =
                [
                    .. await ExpiringAsync(db, organisationId, days, cancellation),
                    .. await ExamsAsync(db, organisationId, days, cancellation),
                    .. await OverdueJobs.NoticesAsync(db, organisationId, (days, time.GetUtcNow().UtcDateTime), cancellation),
                ];
                var fresh = await UntoldAsync(db, due, cancellation);
                db.Notifications.AddRange(fresh);
                return await db.TrySaveAsync(cancellation) switch
                {
                    null => fresh.Count,
                    // another process was quicker: look again
                    UniqueViolated => new VersionConflict(),
                    var failed => failed,
                };
            },
            cancellation
        );
        return made.Succeeded ? made.Value : 0;
    }

    private async Task<List<Notification>> ExpiringAsync(
        OpticaDbContext db,
        Guid organisationId,
        BranchDays days,
        CancellationToken cancellation
    )
    {
        // zones may be a day apart, and what was missed is looked for as well; each branch's own day decides
        List<DateOnly> lastDays =
        [
            .. PrescriptionLife.WarningDays.SelectMany(warning =>
                Enumerable.Range(-DaysLate, DaysLate + 1).Select(shift => days.Latest.AddDays(warning + shift))
            ),
        ];
        var reachable = db.Reachable(ConsentPurpose.Reminders);
        var rows = await db
            .Prescriptions.AsNoTracking()
            .Where(row => row.OrganisationId == organisationId && row.Status == PrescriptionStatus.Active)
            .Where(row => lastDays.Contains(row.ExpiresOn))
            // what is told of here is done by contacting the customer: only of those who agreed to it, and are not blocked (CL-12)
            .Where(row => reachable.Any(customer => customer.Id == row.CustomerId && customer.IsActive))
            .Select(row => new
            {
                row.Id,
                row.BranchId,
                row.CustomerBranchId,
                row.ExpiresOn,
            })
            .ToListAsync(cancellation);
        var now = time.GetUtcNow().UtcDateTime;
        return
        [
            .. from row in rows
            let left = row.ExpiresOn.DayNumber - days[row.BranchId].DayNumber
            from warning in PrescriptionLife.WarningDays
            where left <= warning && left > warning - DaysLate
            select Notification.Once(
                NotificationKind.PrescriptionExpiring,
                (organisationId, row.CustomerBranchId),
                (DueNotices.Expiring(row.Id, warning), row.Id),
                now
            ),
        ];
    }

    private async Task<List<Notification>> ExamsAsync(
        OpticaDbContext db,
        Guid organisationId,
        BranchDays days,
        CancellationToken cancellation
    )
    {
        var (from, until) = (days.Earlier.AddDays(1 - DaysLate), days.Latest);
        var rows = await db
            .CustomerFigures.AsNoTracking()
            .Where(row => row.OrganisationId == organisationId && row.IsActive && row.NextExamDue >= from && row.NextExamDue <= until)
            .Contactable(db, ConsentPurpose.Reminders)
            .Select(row => new { row.BranchId, Day = row.NextExamDue!.Value })
            .Distinct()
            .ToListAsync(cancellation);
        var now = time.GetUtcNow().UtcDateTime;
        return
        [
            .. rows.Where(row => row.Day <= days[row.BranchId] && row.Day > days[row.BranchId].AddDays(-DaysLate))
                .Select(row =>
                    Notification.Once(
                        NotificationKind.ExamsDue,
                        (organisationId, row.BranchId),
                        (DueNotices.Exams(row.BranchId, row.Day), row.BranchId),
                        now
                    )
                ),
        ];
    }

    private static async Task<List<Notification>> UntoldAsync(OpticaDbContext db, List<Notification> due, CancellationToken cancellation)
    {
        var told = new HashSet<Guid>();
        foreach (var chunk in due.Select(notice => notice.Id).Chunk(Chunk))
        {
            told.UnionWith(await db.Notifications.Where(row => chunk.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellation));
        }

        return due.FindAll(notice => !told.Contains(notice.Id));
    }
}

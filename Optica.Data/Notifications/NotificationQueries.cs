using Microsoft.EntityFrameworkCore;
using Optica.Domain.Common;
using Optica.Domain.Notifications;

namespace Optica.Data.Notifications;

/// <summary>Reads the caller's notifications: those of branches in reach, for their role, not of their own doing.</summary>
public sealed class NotificationQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access)
{
    /// <summary>Most shown in the bell.</summary>
    public const int Most = 30;

    /// <summary>Unread ones are counted up to here.</summary>
    public const int CountCap = 99;

    /// <summary>Unread notifications, at most 99.</summary>
    /// <returns>The count, or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<int>> UnreadAsync(CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.NotificationsRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var userId = db.Scope.UserId;
        return await Mine(db)
            .Where(row => !db.NotificationReads.Any(read => read.NotificationId == row.Id && read.UserId == userId))
            .Take(CountCap)
            .CountAsync(cancellation);
    }

    /// <summary>The newest notifications.</summary>
    /// <returns>At most 30, newest first, or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<IReadOnlyList<NotificationRow>>> NewestAsync(CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.NotificationsRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await Told(db, Mine(db).OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Take(Most))
            .ToListAsync(cancellation);
        return Result.Of<IReadOnlyList<NotificationRow>>(rows);
    }

    /// <summary>The kinds the caller does not want to be told of.</summary>
    /// <returns>The kinds, or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<IReadOnlyList<NotificationKind>>> MutedAsync(CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.NotificationsRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var userId = db.Scope.UserId;
        return await db
            .MutedKinds.Where(row => row.UserId == userId)
            .Select(row => row.Kind)
            .OrderBy(kind => kind)
            .ToListAsync(cancellation);
    }

    /// <summary>As the bell shows them.</summary>
    private static IQueryable<NotificationRow> Told(OpticaDbContext db, IQueryable<Notification> rows)
    {
        var userId = db.Scope.UserId;
        return Names(db, rows)
            .Select(one => new NotificationRow(
                one.Row.Id,
                one.Row.Kind,
                one.Row.RecordId,
                one.Name,
                (
                    one.Row.Kind == NotificationKind.PlatformAccess
                        ? db.Organisations.Where(found => found.Id == one.Row.OrganisationId).Select(found => found.Name).FirstOrDefault()
                        : db.Branches.Where(branch => branch.Id == one.Row.BranchId).Select(branch => branch.Name).FirstOrDefault()
                ) ?? "",
                one.Row.CreatedAt,
                db.NotificationReads.Any(read => read.NotificationId == one.Row.Id && read.UserId == userId)
            )
            {
                // the news and the access are one save, of one instant
                Reason =
                    one.Row.Kind == NotificationKind.PlatformAccess
                        ? db
                            .PlatformAccesses.Where(found =>
                                found.OrganisationId == one.Row.OrganisationId && found.GrantedAt == one.Row.CreatedAt
                            )
                            .Select(found => found.Reason)
                            .FirstOrDefault()
                        : null,
                EndsAt =
                    one.Row.Kind == NotificationKind.PlatformAccess
                        ? db
                            .PlatformAccesses.Where(found =>
                                found.OrganisationId == one.Row.OrganisationId && found.GrantedAt == one.Row.CreatedAt
                            )
                            .Select(found => found.EndedAt ?? (DateTime?)found.EndsAt)
                            .FirstOrDefault()
                        : null,
                TimeZone = db.Branches.Where(branch => branch.Id == one.Row.BranchId).Select(branch => branch.TimeZone).FirstOrDefault(),
            });
    }

    /// <summary>With the name of whom or what each is about.</summary>
    private static IQueryable<Named> Names(OpticaDbContext db, IQueryable<Notification> rows)
    {
        var userId = db.Scope.UserId;
        return rows.Select(row => new Named
        {
            Row = row,
            Name =
                db.Customers.Where(customer => customer.Id == row.RecordId).Select(customer => customer.FullName).FirstOrDefault()
                ?? db.Appointments.Where(visit => visit.Id == row.RecordId)
                    .Select(visit =>
                        visit.GuestName
                        ?? db.Customers.Where(customer => customer.Id == visit.CustomerId)
                            .Select(customer => customer.FullName)
                            .FirstOrDefault()
                    )
                    .FirstOrDefault()
                ?? db.Quotes.Where(quote => quote.Id == row.RecordId)
                    .Select(quote =>
                        db.Customers.Where(customer => customer.Id == quote.CustomerId)
                            .Select(customer => customer.FullName)
                            .FirstOrDefault()
                    )
                    .FirstOrDefault()
                ?? db.Prescriptions.Where(one => one.Id == row.RecordId)
                    .Select(one =>
                        db.Customers.Where(customer => customer.Id == one.CustomerId).Select(customer => customer.FullName).FirstOrDefault()
                    )
                    .FirstOrDefault()
                ?? db.WorkOrders.Where(job => job.Id == row.RecordId)
                    .Select(job =>
                        db.Customers.Where(customer => customer.Id == job.CustomerId).Select(customer => customer.FullName).FirstOrDefault()
                    )
                    .FirstOrDefault()
                ?? db.Jobs.Where(job => job.Id == row.RecordId && job.UserId == userId).Select(job => job.ResultFile).FirstOrDefault()
                ?? "",
        });
    }

    internal static IQueryable<Notification> Mine(OpticaDbContext db)
    {
        var userId = db.Scope.UserId;
        var isAdmin = db.Scope.Role is StaffRole.BranchAdmin or StaffRole.SuperAdmin;
        var seesJobs = db.Scope.May(Permissions.WorkOrdersRead);
        return db
            .Notifications.AsNoTracking()
            .Where(row => !db.MutedKinds.Any(muted => muted.UserId == userId && muted.Kind == row.Kind))
            .Where(row => seesJobs || !NotificationKinds.OfJobs.Contains(row.Kind))
            .Where(row => row.RecipientId == null || row.RecipientId == userId)
            .Where(row => row.CausedBy != userId && (isAdmin || row.Audience == NotificationAudience.Everyone));
    }

    private sealed record Named
    {
        public required Notification Row { get; init; }

        public required string Name { get; init; }
    }
}

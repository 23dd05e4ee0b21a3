using Microsoft.EntityFrameworkCore;
using Optica.Data.Audit;
using Optica.Data.Organisations;
using Optica.Data.Tenancy;
using Optica.Domain.Appointments;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Data.Appointments;

/// <summary>Reads visits: of the branches in reach, and of the customers in reach wherever they went. Nothing in it is medical.</summary>
public sealed class AppointmentQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    /// <summary>Most visits told at once.</summary>
    public const int Most = 3_000;

    /// <summary>Totals are counted up to here.</summary>
    public const int TotalCap = 10_000;

    /// <summary>Visits of some days, narrowed to the selected branch unless one is named.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// At most 3,000 in order of time; <see cref="AccessDenied"/> or <see cref="NotFound"/> for a branch or resource out of reach;
    /// <see cref="Invalid"/> for more than 62 days or none.
    /// </returns>
    public async Task<Result<VisitList>> ListAsync(AppointmentFilter filter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (await access.RefuseAsync(Permissions.AppointmentsRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await RefuseAsync(db, filter, cancellation) is { } outOfReach)
        {
            return outOfReach;
        }

        var days = filter.Days.Last.DayNumber - filter.Days.First.DayNumber + 1;
        if (days is < 1 or > AppointmentFilter.MostDays)
        {
            return Invalid.At("To", days < 1 ? "range_ends_before_start" : "range_too_long", AppointmentFilter.MostDays);
        }

        return await ListAsync(db, filter, cancellation);
    }

    /// <summary>Today's visits in order of time, of the selected branch or of all in reach; the cancelled ones are left out.</summary>
    /// <returns>The visits, or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<VisitList>> TodayAsync(CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.AppointmentsRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var zones = await AppointmentLists.ZonesAsync(db, cancellation);
        var now = time.GetUtcNow();
        var today = zones.Values.Select(zone => LocalDay.Of(now, zone)).Distinct().Order().ToList();
        if (today.Count == 0)
        {
            return new VisitList([], IsCapped: false);
        }

        // branches of one country may be on two days at once: each one has its own
        var found = await ListAsync(db, new AppointmentFilter(new CalendarRange(today[0], today[^1])), cancellation);
        return found with
        {
            Items =
            [
                .. found.Items.Where(row =>
                    row.Status != AppointmentStatus.Cancelled
                    && DateOnly.FromDateTime(row.LocalStart.DateTime) == LocalDay.Of(now, zones[row.BranchId])
                ),
            ],
        };
    }

    /// <summary>A customer's visits, newest first, wherever they take place.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The visits; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<Page<AppointmentRow>>> OfCustomerAsync(Guid customerId, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (await access.RefuseAsync(Permissions.AppointmentsRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.Customers.AnyAsync(row => row.Id == customerId, cancellation))
        {
            return (Result<Page<AppointmentRow>>)await db.Customers.MissingAsync(row => row.Id == customerId, cancellation);
        }

        await db.NoteSeenAsync(SightingSurface.Record, [customerId], cancellation);
        var visits = db.Appointments.Where(row => row.CustomerId == customerId);
        var total = await visits.Take(TotalCap + 1).CountAsync(cancellation);
        var rows = await visits
            .OrderByDescending(row => row.StartsAt)
            .ThenByDescending(row => row.Id)
            .Skip(page.Skip)
            .Take(page.Size)
            .Rows(db)
            .ToListAsync(cancellation);
        return new Page<AppointmentRow>(
            await rows.CompleteAsync(db, MayEdit, cancellation),
            page.Number,
            page.Size,
            Math.Min(total, TotalCap),
            total > TotalCap
        );
    }

    /// <summary>Everything about a visit.</summary>
    /// <param name="id">The visit.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The visit; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<AppointmentDetail>> ReadAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.AppointmentsRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Appointments.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } visit)
        {
            return (Result<AppointmentDetail>)await db.Appointments.MissingAsync(row => row.Id == id, cancellation);
        }

        await db.NoteOpeningAsync(visit, visit.CustomerId, cancellation);
        var row = (await (await RowsAsync(db, id, cancellation)).CompleteAsync(db, MayEdit, cancellation))[0];
        var branch = await BranchQueries.RowAsync(db, visit.BranchId, cancellation);
        var creator = await db
            .Users.Where(user => user.Id == visit.CreatedBy)
            .Select(user => user.DisplayName)
            .SingleOrDefaultAsync(cancellation);
        return new AppointmentDetail(
            row,
            branch with
            {
                MayChange = row.MayChange,
            },
            visit.GuestRut,
            visit.CancelReason,
            visit.StatusAt,
            visit.CreatedAt,
            creator
        )
        {
            Exam = visit.Status.IsOpen() ? await ProposeAsync(db, visit, branch.TimeZone, cancellation) : null,
        };
    }

    /// <summary>Customers with the RUT or phone of a visit's guest: who the guest may be.</summary>
    /// <param name="id">The visit.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Hits, none for a visit that has its customer; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<IReadOnlyList<Duplicate>>> GuestMatchesAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.AppointmentsEdit, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Appointments.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation) is { } visit
            ? Result.Of(await GuestRegistration.MatchesAsync(db, visit, cancellation))
            : (Result<IReadOnlyList<Duplicate>>)await db.Appointments.MissingAsync(row => row.Id == id, cancellation);
    }

    private bool MayEdit => access.Scope.May(Permissions.AppointmentsEdit);

    private static Task<List<AppointmentRow>> RowsAsync(OpticaDbContext db, Guid id, CancellationToken cancellation) =>
        db.Appointments.Where(row => row.Id == id).Rows(db).ToListAsync(cancellation);

    private static async Task<Error?> RefuseAsync(OpticaDbContext db, AppointmentFilter filter, CancellationToken cancellation)
    {
        if (filter.BranchId is { } branch && await BranchChoice.RefuseAsync(db, branch, cancellation) is { } outOfReach)
        {
            return outOfReach;
        }

        return filter.ResourceId is { } resource && !await db.BookableResources.AnyAsync(row => row.Id == resource, cancellation)
            ? await db.BookableResources.MissingAsync(row => row.Id == resource, cancellation)
            : null;
    }

    /// <summary>Each visit is judged by the calendar of its own branch.</summary>
    private async Task<VisitList> ListAsync(OpticaDbContext db, AppointmentFilter filter, CancellationToken cancellation)
    {
        var zones = await AppointmentLists.ZonesAsync(db, cancellation);
        if (zones.Count == 0)
        {
            return new VisitList([], IsCapped: false);
        }

        var from = zones.Values.Min(filter.Days.From);
        var until = zones.Values.Max(filter.Days.Until);
        var all = filter.BranchId is null && filter.ResourceId is null ? db.Appointments.InSelectedBranch(db.Scope) : db.Appointments;
        var rows = await all.Filter(filter)
            .Where(row => row.StartsAt >= from && row.StartsAt < until)
            .OrderBy(row => row.StartsAt)
            .ThenBy(row => row.Id)
            .Take(Most + 1)
            .Rows(db)
            .ToListAsync(cancellation);
        var told = await rows.Take(Most).ToList().CompleteAsync(db, MayEdit, cancellation);
        IReadOnlyList<AppointmentRow> shown = [.. told.Where(row => IsWithin(filter.Days, row))];
        await db.NoteSeenAsync(SightingSurface.Visits, shown.Select(row => row.Visitor.CustomerId).OfType<Guid>(), cancellation);
        return new VisitList(shown, rows.Count > Most);
    }

    private static bool IsWithin(CalendarRange days, AppointmentRow row)
    {
        var day = DateOnly.FromDateTime(row.LocalStart.DateTime);
        return day >= days.First && day <= days.Last;
    }

    private async Task<ExamDates?> ProposeAsync(OpticaDbContext db, Appointment visit, string zone, CancellationToken cancellation)
    {
        var months = await db
            .Organisations.Where(row => row.Id == visit.OrganisationId)
            .Select(row => row.ExamMonths)
            .SingleAsync(cancellation);
        return AppointmentCompletionService.Propose(visit, time.GetUtcNow().UtcDateTime, TimeZoneInfo.FindSystemTimeZoneById(zone), months);
    }
}

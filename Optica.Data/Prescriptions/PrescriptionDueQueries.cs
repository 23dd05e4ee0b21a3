using Microsoft.EntityFrameworkCore;
using Optica.Data.Audit;
using Optica.Data.Customers;
using Optica.Data.Organisations;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Prescriptions;

namespace Optica.Data.Prescriptions;

/// <summary>
/// Whom to call: prescriptions that expire (OR-24) and exams that are due, of the active customers in reach who agreed to be reminded
/// (<see cref="ContactRule"/>). Nothing in it is medical.
/// Days are counted by each branch's clock.
/// </summary>
public sealed class PrescriptionDueQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    /// <summary>Exams overdue for longer than this are no recall any more, days: such customers are at risk, which is a segment.</summary>
    public const int LongestOverdue = 365;

    /// <summary>Totals are counted up to here.</summary>
    public const int TotalCap = 10_000;

    /// <summary>Current prescriptions whose last day comes within so many days, the nearest first, narrowed to the selected branch.</summary>
    /// <param name="filter">How far ahead, where, and of which kind.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The page; <see cref="AccessDenied"/>; for a branch out of reach <see cref="AccessDenied"/> or <see cref="NotFound"/>.</returns>
    public async Task<Result<Page<ExpiringRow>>> ExpiringAsync(DueFilter filter, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        if (await access.RefuseAsync(Permissions.PrescriptionsRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (filter.BranchId is { } branch && await BranchChoice.RefuseAsync(db, branch, cancellation) is { } outOfReach)
        {
            return outOfReach;
        }

        var days = await BranchDays.ReadAsync(db, time, cancellation);
        var all = Expiring(db, filter, days);
        var reach = db.Reachable(ConsentPurpose.Reminders);
        var due = all.Where(row => reach.Any(customer => customer.Id == row.CustomerId));
        var total = await due.Take(TotalCap + 1).CountAsync(cancellation);
        var ids = await due.OrderBy(row => row.ExpiresOn)
            .ThenBy(row => row.Id)
            .Skip(page.Skip)
            .Take(page.Size)
            .Select(row => row.Id)
            .ToListAsync(cancellation);
        var rows = await db.Prescriptions.Where(row => ids.Contains(row.Id)).Rows(db).ToDictionaryAsync(row => row.Id, cancellation);
        var customers = await CustomersAsync(db, [.. rows.Values.Select(row => row.CustomerId)], cancellation);
        return new Page<ExpiringRow>(
            [.. ids.Select(id => Tell(rows[id], customers[rows[id].CustomerId].Row, days))],
            page.Number,
            page.Size,
            Math.Min(total, TotalCap),
            total > TotalCap
        )
        {
            LeftOut = await all.Select(row => row.CustomerId).LeftOutAsync(db, ConsentPurpose.Reminders, TotalCap, cancellation),
        };
    }

    /// <summary>Customers whose next eye exam comes within so many days or is overdue by up to a year, the longest overdue first.</summary>
    /// <param name="filter">How far ahead, and where.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The page; <see cref="AccessDenied"/>; for a branch out of reach <see cref="AccessDenied"/> or <see cref="NotFound"/>.</returns>
    public async Task<Result<Page<RecallRow>>> RecallAsync(DueFilter filter, PageRequest page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        if (await access.RefuseAsync(Permissions.PrescriptionsRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (filter.BranchId is { } branch && await BranchChoice.RefuseAsync(db, branch, cancellation) is { } outOfReach)
        {
            return outOfReach;
        }

        var days = await BranchDays.ReadAsync(db, time, cancellation);
        var all = Recalled(db, filter, days);
        var due = all.Contactable(db, ConsentPurpose.Reminders);
        var total = await due.Take(TotalCap + 1).CountAsync(cancellation);
        var rows = await due.OrderBy(row => row.NextExamDue)
            .ThenBy(row => row.CustomerId)
            .Skip(page.Skip)
            .Take(page.Size)
            .Select(row => new { row.CustomerId, DueOn = row.NextExamDue!.Value })
            .ToListAsync(cancellation);
        List<Guid> ids = [.. rows.Select(row => row.CustomerId)];
        var customers = await CustomersAsync(db, ids, cancellation);
        var expiries = await db
            .Prescriptions.Where(row => ids.Contains(row.CustomerId) && row.Status == PrescriptionStatus.Active)
            .GroupBy(row => row.CustomerId)
            .Select(rows => new { CustomerId = rows.Key, Last = rows.Max(row => row.ExpiresOn) })
            .ToDictionaryAsync(row => row.CustomerId, row => (DateOnly?)row.Last, cancellation);
        return new Page<RecallRow>(
            [
                .. rows.Select(row =>
                {
                    var (customer, lastExam) = customers[row.CustomerId];
                    var left = row.DueOn.DayNumber - days[customer.BranchId].DayNumber;
                    return new RecallRow(customer, row.DueOn, left, lastExam, expiries.GetValueOrDefault(row.CustomerId));
                }),
            ],
            page.Number,
            page.Size,
            Math.Min(total, TotalCap),
            total > TotalCap
        )
        {
            LeftOut = await all.Select(row => row.CustomerId).LeftOutAsync(db, ConsentPurpose.Reminders, TotalCap, cancellation),
        };
    }

    private static ExpiringRow Tell(PrescriptionRow row, DueCustomer customer, BranchDays days)
    {
        var today = days[row.BranchId];
        return new(
            row.On(days),
            customer,
            row.ExpiresOn.DayNumber - today.DayNumber,
            PrescriptionLife.WarningDue(row.ExpiresOn, today)!.Value
        );
    }

    private static IQueryable<Prescription> Expiring(OpticaDbContext db, DueFilter filter, BranchDays days)
    {
        var (today, behind, before) = (days.Latest, days.Behind, days.Earlier);
        var (until, untilBefore) = (today.AddDays(filter.Days), before.AddDays(filter.Days));
        var rows = db
            .Prescriptions.AsNoTracking()
            // the range for the index, then each branch's own day
            .Where(row => row.Status == PrescriptionStatus.Active && row.ExpiresOn >= before && row.ExpiresOn <= until)
            .Where(row => row.ExpiresOn >= (behind.Contains(row.BranchId) ? before : today))
            .Where(row => row.ExpiresOn <= (behind.Contains(row.BranchId) ? untilBefore : until))
            .Where(row => db.Customers.Any(customer => customer.Id == row.CustomerId && customer.IsActive));
        if ((filter.BranchId ?? db.Scope.SelectedBranchId) is { } branch)
        {
            rows = rows.Where(row => row.CustomerBranchId == branch);
        }

        return filter.Kind is { } kind ? rows.Where(row => row.Kind == kind) : rows;
    }

    private static IQueryable<CustomerFigures> Recalled(OpticaDbContext db, DueFilter filter, BranchDays days)
    {
        var (behind, until, untilBefore) = (days.Behind, days.Latest.AddDays(filter.Days), days.Earlier.AddDays(filter.Days));
        var (from, fromBefore) = (days.Latest.AddDays(-LongestOverdue), days.Earlier.AddDays(-LongestOverdue));
        var rows = db
            .CustomerFigures.AsNoTracking()
            .Where(row => row.IsActive && row.NextExamDue >= (behind.Contains(row.BranchId) ? fromBefore : from))
            .Where(row => row.NextExamDue <= (behind.Contains(row.BranchId) ? untilBefore : until));
        return (filter.BranchId ?? db.Scope.SelectedBranchId) is { } branch ? rows.Where(row => row.BranchId == branch) : rows;
    }

    private static async Task<Dictionary<Guid, (DueCustomer Row, DateOnly? LastExam)>> CustomersAsync(
        OpticaDbContext db,
        IReadOnlyList<Guid> ids,
        CancellationToken cancellation
    )
    {
        var rows = await db
            .Customers.Where(row => ids.Contains(row.Id))
            .Select(row => new
            {
                Customer = new DueCustomer(
                    row.Id,
                    row.FullName,
                    row.BranchId,
                    db.Branches.Where(branch => branch.Id == row.BranchId).Select(branch => branch.Name).FirstOrDefault() ?? "",
                    row.Phone,
                    row.Email,
                    row.PreferredContactMethod
                ),
                row.LastEyeExamDate,
            })
            .ToListAsync(cancellation);
        await db.NoteSeenAsync(SightingSurface.Recall, ids, cancellation);
        var given = await db.GivenAsync(ids, ConsentPurpose.Reminders, cancellation);
        return rows.ToDictionary(
            row => row.Customer.CustomerId,
            row => (row.Customer.By([.. given[row.Customer.CustomerId]]), row.LastEyeExamDate)
        );
    }
}

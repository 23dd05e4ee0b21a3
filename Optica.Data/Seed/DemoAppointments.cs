using Microsoft.EntityFrameworkCore;
using Optica.Data.Segments;
using Optica.Data.Tenancy;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Organisations;

namespace Optica.Data.Seed;

/// <summary>
/// Fills the demo's calendars: an optometrist or box for every branch, some hours of their own, and visits from six weeks ago to two
/// weeks ahead, with what they say about customers.
/// </summary>
public sealed class DemoAppointments(SystemAccess system, TimeProvider time)
{
    private const int Ahead = 14;
    private const int Back = 45;
    private const int Chunk = 300;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Seeds every organisation without a resource.</summary>
    /// <param name="cancellation">Cancels between chunks.</param>
    public async Task SeedAsync(CancellationToken cancellation)
    {
        await using var db = system.Open();
        var without = await db
            .Organisations.AsNoTracking()
            .Where(row => !db.BookableResources.Any(resource => resource.OrganisationId == row.Id))
            .OrderBy(row => row.Id)
            .ToListAsync(cancellation);
        foreach (var own in without)
        {
            var branches = await db
                .Branches.AsNoTracking()
                .Where(row => row.OrganisationId == own.Id)
                .OrderBy(row => row.Name)
                .ToListAsync(cancellation);
            var examiners = new HashSet<Guid>();
            foreach (var branch in branches)
            {
                await SeedAsync(db, own, branch, examiners, cancellation);
            }

            await VisitSums.MendAsync(db, own, cancellation);
        }
    }

    private async Task SeedAsync(
        OpticaDbContext db,
        Organisation own,
        Branch branch,
        HashSet<Guid> examiners,
        CancellationToken cancellation
    )
    {
        var resources = await ResourcesAsync(db, branch, examiners, cancellation);
        var schedule = BranchSchedule.Create(own.Id, branch.Id);
        if (examiners.Count > 0 && resources.Exists(row => row.UserId is not null))
        {
            schedule.Change(LongHours(schedule), Now);
            db.BranchSchedules.Add(schedule);
        }

        await db.SaveChangesAsync(cancellation);
        var visits = await PlanAsync(db, branch, schedule, resources, cancellation);
        foreach (var chunk in visits.Chunk(Chunk))
        {
            db.Appointments.AddRange(chunk);
            await ExamineAsync(db, branch, own.ExamMonths, [.. chunk.Where(IsDoneExam)], cancellation);
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }
    }

    private static bool IsDoneExam(Appointment visit) => visit.Type.IsExam() && visit.Status == AppointmentStatus.Completed;

    /// <summary>A box for everybody; the first branch of an optometrist has them, too.</summary>
    private async Task<List<BookableResource>> ResourcesAsync(
        OpticaDbContext db,
        Branch branch,
        HashSet<Guid> examiners,
        CancellationToken cancellation
    )
    {
        var staff = await db
            .Users.Where(user => user.OrganisationId == branch.OrganisationId && user.Role == StaffRole.Optometrist)
            .Where(user => db.BranchMemberships.Any(member => member.UserId == user.Id && member.BranchId == branch.Id))
            .OrderBy(user => user.DisplayName)
            .Select(user => new { user.Id, user.DisplayName })
            .ToListAsync(cancellation);
        List<BookableResourceInput> inputs = [new() { Name = "Box 1", Kind = ResourceKind.Box }];
        if (staff.Find(user => !examiners.Contains(user.Id)) is { } examiner)
        {
            examiners.Add(examiner.Id);
            inputs.Insert(
                0,
                new()
                {
                    Name = examiner.DisplayName,
                    Kind = ResourceKind.Optometrist,
                    UserId = examiner.Id,
                }
            );
        }

        var made = inputs.ConvertAll(input => BookableResource.Create((branch.OrganisationId, branch.Id), input, Now));
        db.BookableResources.AddRange(made);
        return made;
    }

    /// <summary>Lunch in turns, Saturday mornings, and two holidays nobody works on.</summary>
    private BranchScheduleInput LongHours(BranchSchedule usual)
    {
        var input = BranchScheduleInput.Of(usual);
        foreach (var day in input.Days.Take(5))
        {
            (day.Opens, day.Closes) = (new TimeOnly(9, 30), new TimeOnly(19, 0));
            (day.LunchFrom, day.LunchUntil) = (new TimeOnly(14, 0), new TimeOnly(15, 0));
        }

        (input.Days[5].IsOpen, input.Days[5].Opens, input.Days[5].Closes) = (true, new TimeOnly(10, 0), new TimeOnly(14, 0));
        (input.BufferMinutes, input.AdvanceDays) = (5, 90);
        input.BlockedDates =
        [
            new() { Day = new DateOnly(Now.Year, 12, 25), Reason = "Navidad" },
            new() { Day = new DateOnly(Now.Year + 1, 1, 1), Reason = "Año Nuevo" },
        ];
        return input;
    }

    /// <summary>Today first, then what comes, then the past from yesterday on: a small demo has the days one looks at.</summary>
    private async Task<List<Appointment>> PlanAsync(
        OpticaDbContext db,
        Branch branch,
        BranchSchedule schedule,
        List<BookableResource> resources,
        CancellationToken cancellation
    )
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(branch.TimeZone);
        var today = LocalDay.Of(time.GetUtcNow(), zone);
        var visitors = await VisitorsAsync(db, branch, cancellation);
        var diary = new DemoDiary(schedule, zone, Now);
        var days = Enumerable.Range(0, Ahead + 1).Concat(Enumerable.Range(1, Back).Select(back => -back)).Select(today.AddDays);
        return [.. days.SelectMany(day => resources.SelectMany(resource => diary.Fill(resource, day, visitors)))];
    }

    /// <summary>Active customers in a random order that a seed gives; those of before the window only, so that nobody comes before registering.</summary>
    private async Task<Queue<DemoVisitor>> VisitorsAsync(OpticaDbContext db, Branch branch, CancellationToken cancellation)
    {
        var before = Now.AddDays(-Back - 1);
        var rows = await db
            .Customers.Where(row => row.BranchId == branch.Id && row.IsActive && row.CreatedAt < before)
            .OrderBy(row => row.CreatedAt)
            .ThenBy(row => row.Id)
            .Select(row => new DemoVisitor(row.Id, row.CreatedAt))
            .ToListAsync(cancellation);
        var random = new DemoRandom((ulong)rows.Count);
        for (var at = rows.Count - 1; at > 0; at--)
        {
            var other = random.Next(0, at + 1);
            (rows[at], rows[other]) = (rows[other], rows[at]);
        }

        return new Queue<DemoVisitor>(rows);
    }

    /// <summary>Exams say when the last one was and when the next is due.</summary>
    private static async Task ExamineAsync(
        OpticaDbContext db,
        Branch branch,
        int months,
        List<Appointment> exams,
        CancellationToken cancellation
    )
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(branch.TimeZone);
        var ids = exams.ConvertAll(visit => visit.CustomerId);
        var customers = await db.Customers.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
        var figures = await db
            .CustomerFigures.Where(row => ids.Contains(row.CustomerId))
            .ToDictionaryAsync(row => row.CustomerId, cancellation);
        foreach (var visit in exams)
        {
            var (customer, day) = (customers[visit.CustomerId!.Value], LocalDay.Of(new DateTimeOffset(visit.VisitedAt), zone));
            customer.Examined(day, day.AddMonths(months));
            figures[customer.Id].Follow(customer);
        }
    }
}

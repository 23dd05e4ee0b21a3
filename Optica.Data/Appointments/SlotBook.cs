using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Appointments;

namespace Optica.Data.Appointments;

/// <summary>
/// What decides whether a branch can take a visit: its hours, its zone and what its resources are occupied by. Callers have made sure
/// of the right to the branch or to a visit there; so only the organisation filters.
/// </summary>
internal static class SlotBook
{
    private const int LongestOccupied = AppointmentRules.LongestMinutes + BranchSchedule.LongestBuffer;

    private static readonly string[] Lifted = [TenancyModel.BranchFilter];

    /// <summary>The branch's schedule, or the defaults.</summary>
    public static async Task<BranchSchedule> ScheduleAsync(OpticaDbContext db, Guid branchId, CancellationToken cancellation) =>
        await db
            .BranchSchedules.IgnoreQueryFilters(Lifted)
            .AsNoTracking()
            .Include(row => row.BlockedDates)
            .SingleOrDefaultAsync(row => row.BranchId == branchId, cancellation)
        ?? BranchSchedule.Create(db.Scope.OrganisationId ?? Guid.Empty, branchId);

    /// <summary>The zone of a branch of the own organisation (CL-11).</summary>
    public static async Task<TimeZoneInfo> ZoneAsync(OpticaDbContext db, Guid branchId, CancellationToken cancellation) =>
        TimeZoneInfo.FindSystemTimeZoneById(
            await db.Branches.Where(row => row.Id == branchId).Select(row => row.TimeZone).SingleAsync(cancellation)
        );

    /// <summary>Schedule, zone and length together.</summary>
    public static async Task<SlotRequest> RequestAsync(OpticaDbContext db, Guid branchId, int minutes, CancellationToken cancellation) =>
        new(await ScheduleAsync(db, branchId, cancellation), await ZoneAsync(db, branchId, cancellation), minutes);

    /// <summary>What occupies resources on a day, with the buffers.</summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="resources">Which ones.</param>
    /// <param name="span">First instant and the first after it, UTC.</param>
    /// <param name="movingId">A visit that is about to be moved, left out; or null.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<ILookup<Guid, BusyTime>> BusyAsync(
        OpticaDbContext db,
        IReadOnlyCollection<Guid> resources,
        BusyTime span,
        Guid? movingId,
        CancellationToken cancellation
    )
    {
        // no visit lasts longer: this is what the index searches by
        var (from, until, earliest) = (span.From, span.Until, span.From.AddMinutes(-LongestOccupied));
        var rows = await db
            .Appointments.IgnoreQueryFilters(Lifted)
            .Where(row => resources.Contains(row.ResourceId) && row.StartsAt > earliest && row.StartsAt < until)
            .Where(row => row.FreeAt > from && row.Id != movingId)
            .Where(AppointmentRules.IsOccupying)
            .Select(row => new
            {
                row.ResourceId,
                row.StartsAt,
                row.FreeAt,
            })
            .ToListAsync(cancellation);
        return rows.ToLookup(row => row.ResourceId, row => new BusyTime(row.StartsAt, row.FreeAt));
    }

    /// <summary>Why a branch cannot take a visit at a time; null when it can, as far as one can see before the database decides.</summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="place">Branch and resource.</param>
    /// <param name="wanted">When it starts, UTC; its length; and the visit that is moved, or null.</param>
    /// <param name="now">UTC; null when notice and advance are not asked for.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The problem, and the branch's buffer.</returns>
    public static async Task<(SlotProblem? Problem, int BufferMinutes)> JudgeAsync(
        OpticaDbContext db,
        (Guid BranchId, Guid ResourceId) place,
        (DateTime StartsAt, int Minutes, Guid? MovingId) wanted,
        DateTime? now,
        CancellationToken cancellation
    )
    {
        var request = await RequestAsync(db, place.BranchId, wanted.Minutes, cancellation);
        var buffer = request.Schedule.BufferMinutes;
        var span = new BusyTime(wanted.StartsAt, wanted.StartsAt.AddMinutes(wanted.Minutes + buffer));
        var busy = await BusyAsync(db, [place.ResourceId], span, wanted.MovingId, cancellation);
        var asked = now ?? wanted.StartsAt.AddMinutes(-request.Schedule.NoticeMinutes);
        return (SlotEngine.Judge(request, wanted.StartsAt, [.. busy[place.ResourceId]], asked), buffer);
    }
}

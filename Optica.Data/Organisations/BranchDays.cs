using Microsoft.EntityFrameworkCore;
using Optica.Domain.Common;

namespace Optica.Data.Organisations;

/// <summary>The day it is in each branch of the caller's organisation (CL-11): the far south and Easter Island are not where Santiago is.</summary>
internal sealed class BranchDays
{
    private readonly Dictionary<Guid, DateOnly> days;

    private BranchDays(Dictionary<Guid, DateOnly> days, DateOnly utc)
    {
        this.days = days;
        Latest = days.Values.DefaultIfEmpty(utc).Max();
        Behind = [.. days.Where(day => day.Value < Latest).Select(day => day.Key)];
    }

    /// <summary>The latest day of all.</summary>
    public DateOnly Latest { get; }

    /// <summary>Branches where that day has not begun.</summary>
    public IReadOnlyList<Guid> Behind { get; }

    /// <summary>The day before <see cref="Latest"/>: zones of one country are never further apart.</summary>
    public DateOnly Earlier => Latest.AddDays(-1);

    /// <summary>The day at a branch.</summary>
    public DateOnly this[Guid branchId] => days.GetValueOrDefault(branchId, Latest);

    public static async Task<BranchDays> ReadAsync(OpticaDbContext db, TimeProvider time, CancellationToken cancellation)
    {
        var zones = await db.Branches.Select(row => new { row.Id, row.TimeZone }).ToListAsync(cancellation);
        var now = time.GetUtcNow();
        return new(
            zones.ToDictionary(row => row.Id, row => LocalDay.Of(now, TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone))),
            DateOnly.FromDateTime(now.UtcDateTime)
        );
    }
}

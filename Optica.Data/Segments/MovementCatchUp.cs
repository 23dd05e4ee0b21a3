using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Organisations;

namespace Optica.Data.Segments;

/// <summary>Writes the movement of months that have ended, organisation by organisation. Two processes at once: one of them finds it done.</summary>
public sealed class MovementCatchUp(SystemAccess system, TimeProvider time)
{
    /// <summary>Writes what is missing.</summary>
    /// <returns>Organisations that were behind.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        await using var reading = system.Open();
        var all = await reading.Organisations.Select(row => row.Id).ToListAsync(cancellation);
        var behind = 0;
        foreach (var organisationId in all)
        {
            behind += await RunAsync(organisationId, cancellation) ? 1 : 0;
        }

        return behind;
    }

    /// <summary>When the first month ends that is not over yet anywhere, UTC.</summary>
    public async Task<DateTime> NextAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var db = system.Open();
        var names = await db.Organisations.Select(row => row.TimeZone).Distinct().ToListAsync(cancellation);
        return names
            .Append(Branch.DefaultTimeZone)
            .Select(TimeZoneInfo.FindSystemTimeZoneById)
            .Min(zone => LocalDay.Start(LocalDay.MonthOf(now, zone).AddMonths(1), zone));
    }

    private async Task<bool> RunAsync(Guid organisationId, CancellationToken cancellation)
    {
        await using var db = system.Open();
        var done = await db.TransactAsync<bool>(
            async () =>
            {
                var own = await db.Organisations.SingleAsync(row => row.Id == organisationId, cancellation);
                var written = await new MovementWriter(db, own, time.GetUtcNow()).CatchUpAsync(cancellation);
                return await db.TrySaveAsync(cancellation) is { } lost ? lost : written;
            },
            cancellation
        );
        return done is { Succeeded: true, Value: true };
    }
}

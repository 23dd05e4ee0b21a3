using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Hosting;
using Optica.Data.Tenancy;

namespace Optica.Data.Encryption;

/// <summary>
/// Which job made an organisation's newest data key, and how many rows it has encrypted anew: what a job that is begun again, after a
/// crash or a wait, goes on from. One fact an organisation; another job writes over it.
/// </summary>
internal static class RotationMark
{
    /// <returns>The rows so far, or null when this job has made no key yet.</returns>
    public static async Task<int?> ReadAsync(SystemAccess system, KeyWork work, CancellationToken cancellation)
    {
        if (work.JobId is not { } job)
        {
            return null;
        }

        var name = Name(work);
        await using var db = system.Open();
        var value = await db.Set<InstallationFact>()
            .Where(fact => fact.Name == name)
            .Select(fact => fact.Value)
            .SingleOrDefaultAsync(cancellation);
        return value?.Split('/') is [var whose, var rows] && whose == Text(job) ? int.Parse(rows, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Notes it in the save of the key. A command leaves none, and takes away what an earlier job left.</summary>
    public static async Task SetAsync(OpticaDbContext db, KeyWork work, int rows, CancellationToken cancellation)
    {
        var name = Name(work);
        var old = await db.Set<InstallationFact>().SingleOrDefaultAsync(fact => fact.Name == name, cancellation);
        switch (old, work.JobId)
        {
            case (null, { } job):
                db.Add(new InstallationFact(name, Value(job, rows)));
                break;
            case ({ }, { } job):
                db.Entry(old).Property(fact => fact.Value).CurrentValue = Value(job, rows);
                break;
            case ({ }, null):
                db.Remove(old);
                break;
        }
    }

    /// <summary>Notes how many rows it has by now.</summary>
    public static async Task CountAsync(SystemAccess system, KeyWork work, int rows, CancellationToken cancellation)
    {
        if (work.JobId is { } job)
        {
            await using var db = system.Open();
            var (name, value) = (Name(work), Value(job, rows));
            await db.Set<InstallationFact>()
                .Where(fact => fact.Name == name)
                .ExecuteUpdateAsync(set => set.SetProperty(fact => fact.Value, value), cancellation);
        }
    }

    private static string Name(KeyWork work) => $"rotation/{work.OrganisationId:N}";

    private static string Value(Guid job, int rows) => string.Create(CultureInfo.InvariantCulture, $"{Text(job)}/{rows}");

    private static string Text(Guid job) => job.ToString("N");
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Hosting;
using Optica.Data.Tenancy;
using Optica.Domain.Common;

namespace Optica.Data.Encryption;

/// <summary>Running portals say so in the database: what no portal may be alive for is refused while one is.</summary>
public sealed class SignsOfLife(SystemAccess system, TimeProvider time)
{
    /// <summary>How often a portal gives one.</summary>
    public static readonly TimeSpan Often = TimeSpan.FromSeconds(20);

    /// <summary>How long a portal that gives none any more passes for alive.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private const string Prefix = "alive/";

    private readonly string own = $"{Prefix}{Ids.New(time):N}";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Says that this process is alive.</summary>
    public async Task GiveAsync(CancellationToken cancellation)
    {
        await using var db = system.Open();
        var (now, old) = (Text(Now), Text(Now - TimeSpan.FromDays(1)));
        var facts = db.Set<InstallationFact>();
        if (
            await facts.Where(fact => fact.Name == own).ExecuteUpdateAsync(set => set.SetProperty(fact => fact.Value, now), cancellation)
            == 0
        )
        {
            // of those that were killed
            await facts.Where(fact => fact.Name.StartsWith(Prefix) && string.Compare(fact.Value, old) < 0).ExecuteDeleteAsync(cancellation);
            facts.Add(new(own, now));
            await db.SaveChangesAsync(cancellation);
        }
    }

    /// <summary>Says that this process ends.</summary>
    public async Task EndAsync(CancellationToken cancellation)
    {
        await using var db = system.Open();
        await db.Set<InstallationFact>().Where(fact => fact.Name == own).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Whether any portal gave one within <see cref="Fresh"/>.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancellation)
    {
        await using var db = system.Open();
        var since = Text(Now - Fresh);
        return await db.Set<InstallationFact>()
            .AnyAsync(fact => fact.Name.StartsWith(Prefix) && string.Compare(fact.Value, since) > 0, cancellation);
    }

    /// <summary>Of one length, so that text and time have the same order.</summary>
    private static string Text(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

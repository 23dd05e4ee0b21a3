using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Optica.Domain.Common;

namespace Optica.Data.Saving;

/// <summary>Fills who and when, and raises versions by one.</summary>
internal sealed class StampInterceptor(TimeProvider time) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is OpticaDbContext db)
        {
            foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified))
            {
                Stamp(entry, db.Scope.UserId, time.GetUtcNow().UtcDateTime);
            }
        }

        return new(result);
    }

    private static void Stamp(EntityEntry entry, Guid? userId, DateTime now)
    {
        if (entry.Entity is IStamped)
        {
            if (entry.State == EntityState.Added)
            {
                SetIfUnset(entry, now);
                entry.Property(nameof(IStamped.CreatedBy)).CurrentValue = userId;
            }

            entry.Property(nameof(IStamped.UpdatedAt)).CurrentValue = now;
            entry.Property(nameof(IStamped.UpdatedBy)).CurrentValue = userId;
        }

        if (entry.Entity is IVersioned)
        {
            var version = entry.Property(nameof(IVersioned.Version));
            version.CurrentValue = entry.State == EntityState.Added ? 1 : (long)version.OriginalValue! + 1;
        }
    }

    /// <summary>Seeded records bring their own day of creation.</summary>
    private static void SetIfUnset(EntityEntry entry, DateTime now)
    {
        var created = entry.Property(nameof(IStamped.CreatedAt));
        if ((DateTime)created.CurrentValue! == default)
        {
            created.CurrentValue = now;
        }
    }
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Audit;

namespace Optica.Data.Saving;

/// <summary>Hands on what the audit trail tells of accounts, once it is committed. Stands behind the interceptor that writes the lines.</summary>
internal sealed class AccountNewsInterceptor(AccountNews news) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is OpticaDbContext db)
        {
            if (db.Database.CurrentTransaction is null)
            {
                // left over from a save that failed
                db.UntoldAccounts.Clear();
            }

            db.UntoldAccounts.AddRange(
                db.ChangeTracker.Entries<AuditEntry>()
                    .Where(entry => entry.State == EntityState.Added)
                    .Select(entry => entry.Entity)
                    .Where(line => line.RecordKind == "user" && AccountNews.Told.Contains(line.Action))
                    .Select(line => new AccountEvent(line.RecordId, line.Action, line.At))
            );
        }

        return new(result);
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context?.Database.CurrentTransaction is null)
        {
            Tell(eventData.Context);
        }

        return new(result);
    }

    public Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Tell(eventData.Context);
        return Task.CompletedTask;
    }

    public Task TransactionRolledBackAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        (eventData.Context as OpticaDbContext)?.UntoldAccounts.Clear();
        return Task.CompletedTask;
    }

    private void Tell(DbContext? context)
    {
        if (context is OpticaDbContext { UntoldAccounts: { Count: > 0 } untold })
        {
            untold.ForEach(news.Tell);
            untold.Clear();
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Segments;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>Takes customers out of daily use and brings them back. Nothing is deleted.</summary>
public sealed class CustomerLifeService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access)
{
    /// <summary>Deactivates a customer.</summary>
    /// <param name="id">The customer.</param>
    /// <param name="version">The version seen, or null.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="VersionConflict"/>, <see cref="CustomerAlreadyInactive"/>.
    /// </returns>
    public Task<Result<Done>> DeactivateAsync(Guid id, long? version, CancellationToken cancellation) =>
        ChangeAsync((id, version), AuditActions.Deactivate, customer => customer.Deactivate(), cancellation);

    /// <summary>Reactivates a customer. RUT and contacts of inactive customers stay reserved, so nothing can collide.</summary>
    /// <param name="id">The customer.</param>
    /// <param name="version">The version seen, or null.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="VersionConflict"/>, <see cref="CustomerAlreadyActive"/>.
    /// </returns>
    public Task<Result<Done>> ReactivateAsync(Guid id, long? version, CancellationToken cancellation) =>
        ChangeAsync((id, version), AuditActions.Reactivate, customer => customer.Reactivate(), cancellation);

    private async Task<Result<Done>> ChangeAsync(
        (Guid Id, long? Version) which,
        string action,
        Func<Customer, Result<Done>> change,
        CancellationToken cancellation
    )
    {
        if (await access.RefuseAsync(Permissions.CustomersDeactivate, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.TransactAsync(() => RunAsync(db, which, action, change, cancellation), cancellation);
    }

    private static async Task<Result<Done>> RunAsync(
        OpticaDbContext db,
        (Guid Id, long? Version) which,
        string action,
        Func<Customer, Result<Done>> change,
        CancellationToken cancellation
    )
    {
        var loaded = await CustomerLoading.ForChangeAsync(db, which.Id, which.Version, cancellation);
        if (!loaded.TryGet(out var customer, out var error))
        {
            return error;
        }

        var writer = await FiguresWriter.BeginAsync(db, cancellation);
        var figures = await writer.HoldAsync([which.Id], cancellation);
        if (change(customer).Error is { } no)
        {
            return no;
        }

        writer.Follow(figures[which.Id], customer);
        await writer.FlushAsync(cancellation);
        db.Describe(action);
        return await db.TrySaveAsync(cancellation) is { } failed ? failed : default(Done);
    }
}

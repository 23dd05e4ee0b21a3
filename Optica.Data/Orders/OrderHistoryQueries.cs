using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;

namespace Optica.Data.Orders;

/// <summary>Who did what with an order, from the audit trail; nothing in it is medical.</summary>
public sealed class OrderHistoryQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access)
{
    /// <summary>The steps of an order, newest first.</summary>
    /// <param name="id">The order.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>At most 200 steps; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<IReadOnlyList<HistoryEntry>>> ListAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.OrdersRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.Orders.AnyAsync(row => row.Id == id, cancellation))
        {
            return (Result<IReadOnlyList<HistoryEntry>>)await db.Orders.MissingAsync(row => row.Id == id, cancellation);
        }

        var customer = db.Orders.Where(row => row.Id == id).Select(row => (Guid?)row.CustomerId);
        return Result.Of(await RecordHistory.ReadAsync(db, ("order", id), customer, cancellation));
    }
}

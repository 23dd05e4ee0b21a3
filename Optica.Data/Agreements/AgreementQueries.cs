using Microsoft.EntityFrameworkCore;
using Optica.Data.Organisations;
using Optica.Data.Tenancy;
using Optica.Domain.Agreements;
using Optica.Domain.Common;

namespace Optica.Data.Agreements;

/// <summary>Reads agreements of the caller's organisation, and what makes things cheaper for a customer.</summary>
public sealed class AgreementQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    /// <summary>Every agreement, by institution, the newest validity of one first.</summary>
    /// <returns>The agreements, or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<IReadOnlyList<AgreementRow>>> ListAsync(CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.OrdersRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return Result.Of(await RowsAsync(db, db.Agreements, cancellation));
    }

    /// <summary>One agreement.</summary>
    /// <param name="id">The agreement.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The agreement; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<AgreementRow>> ReadAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.OrdersRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await RowsAsync(db, db.Agreements.Where(row => row.Id == id), cancellation);
        return found is [var only] ? only : new NotFound();
    }

    /// <summary>A customer's own discount, and the agreements they belong to, valid today or not.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The benefits; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<CustomerBenefits>> OfCustomerAsync(Guid customerId, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.OrdersRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var customer = await db
            .Customers.Where(row => row.Id == customerId)
            .Select(row => new
            {
                row.DiscountPercent,
                row.DiscountReason,
                row.Version,
                row.BranchId,
            })
            .SingleOrDefaultAsync(cancellation);
        if (customer is null)
        {
            return (Result<CustomerBenefits>)await db.Customers.MissingAsync(row => row.Id == customerId, cancellation);
        }

        var own = db.Agreements.Where(row =>
            db.AgreementMembers.Any(member => member.AgreementId == row.Id && member.CustomerId == customerId)
        );
        return new CustomerBenefits(customer.DiscountPercent, customer.DiscountReason, await RowsAsync(db, own, cancellation))
        {
            Version = customer.Version,
            MayChange = db.Scope.Changes(customer.BranchId),
        };
    }

    private async Task<IReadOnlyList<AgreementRow>> RowsAsync(
        OpticaDbContext db,
        IQueryable<Agreement> rows,
        CancellationToken cancellation
    )
    {
        var today = LocalDay.Of(time.GetUtcNow(), await BranchQueries.ZoneAsync(db, cancellation));
        var found = await rows.AsNoTracking()
            .OrderBy(row => row.Institution)
            .ThenByDescending(row => row.ValidFrom)
            .ThenBy(row => row.Id)
            .Select(row => new { Agreement = row, Members = db.AgreementMembers.Count(member => member.AgreementId == row.Id) })
            .ToListAsync(cancellation);
        return [.. found.Select(row => Tell(row.Agreement, row.Members, today))];
    }

    private static AgreementRow Tell(Agreement row, int members, DateOnly today) =>
        new(
            row.Id,
            row.Version,
            row.Institution,
            row.ValidFrom,
            row.ValidUntil,
            row.DiscountPercent,
            row.CopayPercent,
            row.IsActive,
            AgreementRules.StateOn(today, row.IsActive, (row.ValidFrom, row.ValidUntil)),
            members
        );
}

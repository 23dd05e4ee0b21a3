using Microsoft.EntityFrameworkCore;
using Optica.Data.Organisations;
using Optica.Data.Tenancy;
using Optica.Domain.Agreements;
using Optica.Domain.Common;

namespace Optica.Data.Agreements;

/// <summary>Reads agreements of the caller's organisation, and what makes things cheaper for a customer.</summary>
public sealed class AgreementQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    private static readonly HotRows<object?, Counted> All = new(
        (db, _) =>
            db
                .Agreements.AsNoTracking()
                .OrderBy(row => row.Institution)
                .ThenByDescending(row => row.ValidFrom)
                .ThenBy(row => row.Id)
                .Select(row => new Counted(row, db.AgreementMembers.Count(member => member.AgreementId == row.Id), false))
    );

    private static readonly HotRows<Guid, Counted> ForCustomer = new(
        (db, customerId) =>
            db
                .Agreements.AsNoTracking()
                .OrderBy(row => row.Institution)
                .ThenByDescending(row => row.ValidFrom)
                .ThenBy(row => row.Id)
                .Select(row => new Counted(
                    row,
                    db.AgreementMembers.Count(member => member.AgreementId == row.Id),
                    db.AgreementMembers.Any(member => member.AgreementId == row.Id && member.CustomerId == customerId)
                ))
    );

    private static readonly HotQuery<Guid, OwnDiscount?> DiscountOf = new(
        (db, customerId, _) =>
            db
                .Customers.Where(row => row.Id == customerId)
                .Select(row => new OwnDiscount(
                    row.DiscountPercent,
                    row.DiscountReason,
                    row.Version,
                    row.BranchId,
                    db.Organisations.Where(own => own.Id == row.OrganisationId).Select(own => own.TimeZone).Single()
                ))
                .SingleOrDefault()
    );

    /// <summary>Every agreement, by institution, the newest validity of one first.</summary>
    /// <returns>The agreements, or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<IReadOnlyList<AgreementRow>>> ListAsync(CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.OrdersRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Database.OpenConnectionAsync(cancellation);
        return Result.Of(Tell(await All.AskAsync(db, null, cancellation), await BranchQueries.ZoneAsync(db, cancellation)));
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
        var found = await db
            .Agreements.AsNoTracking()
            .Where(row => row.Id == id)
            .Select(row => new Counted(row, db.AgreementMembers.Count(member => member.AgreementId == row.Id), false))
            .ToListAsync(cancellation);
        return Tell(found, await BranchQueries.ZoneAsync(db, cancellation)) is [var only] ? only : new NotFound();
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
        await db.Database.OpenConnectionAsync(cancellation);
        var customer = await DiscountOf.AskAsync(db, customerId, cancellation);
        if (customer is null)
        {
            return (Result<CustomerBenefits>)await db.Customers.MissingAsync(row => row.Id == customerId, cancellation);
        }

        var found = await ForCustomer.AskAsync(db, customerId, cancellation);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(customer.Zone);
        return new CustomerBenefits(customer.Percent, customer.Reason, Tell(found.Where(row => row.IsMember), zone))
        {
            Others = Tell(found.Where(row => !row.IsMember), zone),
            Version = customer.Version,
            MayChange = db.Scope.Changes(customer.BranchId),
        };
    }

    private IReadOnlyList<AgreementRow> Tell(IEnumerable<Counted> found, TimeZoneInfo zone)
    {
        var today = LocalDay.Of(time.GetUtcNow(), zone);
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

    private sealed record Counted(Agreement Agreement, int Members, bool IsMember);

    private sealed record OwnDiscount(int? Percent, string? Reason, long Version, Guid BranchId, string Zone);
}

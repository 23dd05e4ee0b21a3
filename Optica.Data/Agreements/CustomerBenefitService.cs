using Microsoft.EntityFrameworkCore;
using Optica.Data.Customers;
using Optica.Data.Saving;
using Optica.Domain.Agreements;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Data.Agreements;

/// <summary>
/// What makes things cheaper for a customer: agreements they belong to, and a discount of their own. All of it stands in the
/// customer's history and moves the customer's version, so that it cannot pass a transfer unseen.
/// </summary>
public sealed class CustomerBenefitService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    /// <summary>Puts a customer on the list of an agreement, whether it can be claimed today or not.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="agreementId">The agreement.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Done; <see cref="AccessDenied"/>, <see cref="NotFound"/> (either of them), <see cref="AlreadyMember"/>.</returns>
    public Task<Result<Done>> LinkAsync(Guid customerId, Guid agreementId, CancellationToken cancellation) =>
        MembershipAsync(
            customerId,
            async (db, customer) =>
            {
                if (await db.Agreements.SingleOrDefaultAsync(row => row.Id == agreementId, cancellation) is not { } agreement)
                {
                    return new NotFound();
                }

                if (await FindAsync(db, customerId, agreementId, cancellation) is not null)
                {
                    return new AlreadyMember();
                }

                db.AgreementMembers.Add(AgreementMember.Create(agreement, customer, time.GetUtcNow().UtcDateTime));
                return null;
            },
            cancellation
        );

    /// <summary>Takes a customer off the list of an agreement.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="agreementId">The agreement.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Done; <see cref="AccessDenied"/>, <see cref="NotFound"/> (the customer, or they do not belong to it).</returns>
    public Task<Result<Done>> UnlinkAsync(Guid customerId, Guid agreementId, CancellationToken cancellation) =>
        MembershipAsync(
            customerId,
            async (db, _) =>
            {
                if (await FindAsync(db, customerId, agreementId, cancellation) is not { } member)
                {
                    return new NotFound();
                }

                db.AgreementMembers.Remove(member);
                return null;
            },
            cancellation
        );

    /// <summary>Gives a customer a discount of their own, or takes it away.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="input">How much, why, and the version it was typed on.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Done; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="Invalid"/>, <see cref="VersionConflict"/>.</returns>
    public async Task<Result<Done>> GrantDiscountAsync(Guid customerId, DiscountInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await access.RefuseAsync(Permissions.DiscountsGrant, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var loaded = await CustomerLoading.ForChangeAsync(db, customerId, null, cancellation);
        if (!loaded.TryGet(out var customer, out var error))
        {
            return error;
        }

        var granted = customer.GrantDiscount(input.DiscountPercent, input.DiscountReason);
        if (Invalid.Join(input.Unreadable, granted.Error as Invalid) is { } wrong)
        {
            return wrong;
        }

        if (input.Version is { } seen && seen != customer.Version)
        {
            return new VersionConflict();
        }

        return await db.TrySaveAsync(cancellation) is { } failed ? failed : default(Done);
    }

    private async Task<Result<Done>> MembershipAsync(
        Guid customerId,
        Func<OpticaDbContext, Customer, Task<Error?>> change,
        CancellationToken cancellation
    )
    {
        if (await access.RefuseAsync(Permissions.OrdersEdit, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var done = await db.TransactAsync(() => ChangeAsync(db, customerId, change, cancellation), cancellation);
        return done.Error is UniqueViolated ? new AlreadyMember() : done;
    }

    private static async Task<Result<Done>> ChangeAsync(
        OpticaDbContext db,
        Guid customerId,
        Func<OpticaDbContext, Customer, Task<Error?>> change,
        CancellationToken cancellation
    )
    {
        var loaded = await CustomerLoading.ForChangeAsync(db, customerId, null, cancellation);
        if (!loaded.TryGet(out var customer, out var error))
        {
            return error;
        }

        if (await change(db, customer) is { } no)
        {
            return no;
        }

        db.Entry(customer).Property(row => row.UpdatedAt).IsModified = true;
        return await db.TrySaveAsync(cancellation) is { } failed ? failed : default(Done);
    }

    private static Task<AgreementMember?> FindAsync(
        OpticaDbContext db,
        Guid customerId,
        Guid agreementId,
        CancellationToken cancellation
    ) => db.AgreementMembers.SingleOrDefaultAsync(row => row.CustomerId == customerId && row.AgreementId == agreementId, cancellation);
}

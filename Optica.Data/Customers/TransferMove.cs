using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Segments;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Notifications;

namespace Optica.Data.Customers;

/// <summary>
/// The move itself, whoever decided it: customer, tags, medical record, figures and the customer's branch on orders go together. Call
/// within a transaction.
/// </summary>
internal static class TransferMove
{
    /// <returns>
    /// <see cref="CustomerBlocked"/>, <see cref="CustomerErased"/>, <see cref="CustomerAlreadyInBranch"/>, <see cref="CustomerExists"/> (somebody there has the same RUT or contact), or
    /// <see cref="VersionConflict"/>.
    /// </returns>
    public static async Task<Result<Done>> RunAsync(
        OpticaDbContext db,
        Customer customer,
        TransferInput input,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        if (customer.Suspended is { } suspended)
        {
            // blocked or erased after the move was asked for
            return suspended;
        }

        var wanted = new CustomerDuplicates.Wanted(input.BranchId, customer.Rut, customer.Email, customer.Phone, customer.Id);
        var found = await CustomerDuplicates.FindAsync(db, wanted, SharedContact.None, cancellation);
        var colliding = found.Where(hit => hit.Blocks).SelectMany(hit => hit.Fields).ToHashSet(StringComparer.Ordinal);
        if (colliding.Contains(Duplicate.RutField) || (colliding.Count > 0 && !input.SharesContact))
        {
            return new CustomerExists(found);
        }

        var writer = await FiguresWriter.BeginAsync(db, cancellation);
        var figures = (await writer.HoldAsync([customer.Id], cancellation))[customer.Id];
        if (customer.MoveTo(input.BranchId).Error is { } no)
        {
            return no;
        }

        customer.Confirm(
            (colliding.Contains(Duplicate.EmailField) ? SharedContact.Email : SharedContact.None)
                | (colliding.Contains(Duplicate.PhoneField) ? SharedContact.Phone : SharedContact.None)
        );
        writer.Follow(figures, customer);
        await writer.FlushAsync(cancellation);
        await FollowAsync(db, customer, cancellation);
        db.Notifications.Add(
            Notification.For(
                NotificationKind.CustomerTransferred,
                (customer.OrganisationId, input.BranchId),
                customer.Id,
                (db.Scope.UserId, time.GetUtcNow().UtcDateTime)
            )
        );
        db.Describe(AuditActions.Transfer, TextRules.CleanLine(input.Reason));
        return await db.TrySaveAsync(cancellation) switch
        {
            null => default(Done),
            UniqueViolated { IsDerived: false } => new CustomerExists(
                await CustomerDuplicates.FindAsync(db, wanted, SharedContact.None, cancellation)
            ),
            var error => error,
        };
    }

    /// <summary>The customer was loaded by right; the parts go along, also when the former branch is out of the decider's reach.</summary>
    private static async Task FollowAsync(OpticaDbContext db, Customer customer, CancellationToken cancellation)
    {
        await CustomerRecords.FollowAsync(db, customer, cancellation);
        var medical = await db
            .CustomerMedical.IgnoreQueryFilters([TenancyModel.BranchFilter])
            .SingleOrDefaultAsync(row => row.CustomerId == customer.Id, cancellation);
        medical?.MoveTo(customer.BranchId);
    }
}

using Microsoft.EntityFrameworkCore;
using Optica.Data.Customers;
using Optica.Data.Saving;
using Optica.Data.Segments;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Prescriptions;

namespace Optica.Data.Prescriptions;

/// <summary>Loads a prescription through the filters before a change, and makes way for the next one.</summary>
internal static class PrescriptionLoading
{
    /// <summary>What is about to become current: whose, of which kind and day, and which one it is.</summary>
    internal sealed record Coming(Guid CustomerId, PrescriptionKind Kind, DateOnly PrescribedOn, Guid Id)
    {
        /// <summary>A prescription as it stands.</summary>
        public static Coming Of(Prescription row) => new(row.CustomerId, row.Kind, row.PrescribedOn, row.Id);
    }

    /// <returns>The tracked prescription; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public static async Task<Result<Prescription>> ForChangeAsync(OpticaDbContext db, Guid id, CancellationToken cancellation)
    {
        var found = await db.Prescriptions.SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (found is null)
        {
            return (Result<Prescription>)await db.Prescriptions.MissingAsync(row => row.Id == id, cancellation);
        }

        return MayChange(db.Scope, found) ? found : new AccessDenied();
    }

    /// <summary>The prescription, and its customer, who must be in reach: what becomes current is theirs.</summary>
    public static async Task<Result<(Prescription, Customer)>> WithCustomerAsync(
        OpticaDbContext db,
        Guid id,
        CancellationToken cancellation
    )
    {
        var loaded = await ForChangeAsync(db, id, cancellation);
        if (!loaded.TryGet(out var prescription, out var error))
        {
            return error;
        }

        var customer = await CustomerForChangeAsync(db, prescription.CustomerId, cancellation);
        return customer.Error is { } missing ? missing : (prescription, customer.Value);
    }

    /// <summary>Where it happened or where the customer belongs: whoever may change records of either.</summary>
    public static bool MayChange(AccessScope scope, Prescription row) =>
        !scope.IsPlatform && (scope.Changes(row.BranchId) || scope.Changes(row.CustomerBranchId));

    /// <returns>The customer, to prescribe for; also <see cref="CustomerBlocked"/> or <see cref="CustomerErased"/>.</returns>
    public static async Task<Result<Customer>> CustomerForChangeAsync(OpticaDbContext db, Guid id, CancellationToken cancellation)
    {
        await FiguresWriter.HoldAsync(db, id, cancellation);
        var found = await CustomerAsync(db, id, cancellation);
        return found.TryGet(out var customer, out var missing) ? CustomerLoading.Free(customer) : missing;
    }

    /// <returns>The customer; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public static async Task<Result<Customer>> CustomerAsync(OpticaDbContext db, Guid id, CancellationToken cancellation) =>
        await db.Customers.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation) is { } customer
            ? customer
            : (Result<Customer>)await db.Customers.MissingAsync(row => row.Id == id, cancellation);

    /// <summary>The organisation's settings.</summary>
    public static async Task<PrescriptionRules> RulesAsync(OpticaDbContext db, CancellationToken cancellation) =>
        (await db.Organisations.AsNoTracking().SingleAsync(row => row.Id == db.Scope.OrganisationId, cancellation)).Prescribing;

    /// <summary>
    /// Supersedes the customer's active one of the same kind, in a save of its own: the index must see it go before the next one comes.
    /// One of a later day stays current. The caller has made sure that the customer is in reach, and with them everything that is theirs.
    /// </summary>
    /// <returns>
    /// Whether the next one becomes current, or is history at once; <see cref="AccessDenied"/> when the caller may only read what would
    /// go; <see cref="VersionConflict"/>.
    /// </returns>
    public static async Task<Result<bool>> MakeWayAsync(OpticaDbContext db, Coming next, DateTime at, CancellationToken cancellation)
    {
        var current = await db.Prescriptions.SingleOrDefaultAsync(
            row =>
                row.CustomerId == next.CustomerId && row.Kind == next.Kind && row.Status == PrescriptionStatus.Active && row.Id != next.Id,
            cancellation
        );
        if (current is null || next.PrescribedOn < current.PrescribedOn)
        {
            return current is null;
        }

        if (!MayChange(db.Scope, current))
        {
            return new AccessDenied();
        }

        if (current.Supersede(at).Error is { } no)
        {
            return no;
        }

        db.Describe("prescription_superseded");
        return await db.TrySaveAsync(cancellation) is { } failed ? failed : true;
    }

    /// <summary>Saves; somebody else's becoming current in between is a conflict, which the transaction tries again.</summary>
    public static async Task<Error?> SaveAsync(OpticaDbContext db, CancellationToken cancellation) =>
        await db.TrySaveAsync(cancellation) switch
        {
            UniqueViolated { IsOperation: false } => new VersionConflict(),
            var outcome => outcome,
        };
}

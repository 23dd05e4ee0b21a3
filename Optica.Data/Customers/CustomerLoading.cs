using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>Loads a customer through the filters before a change.</summary>
internal static class CustomerLoading
{
    /// <returns>The tracked customer with tags; <see cref="NotFound"/>, <see cref="AccessDenied"/>, <see cref="CustomerBlocked"/> or <see cref="VersionConflict"/>.</returns>
    public static async Task<Result<Customer>> ForChangeAsync(OpticaDbContext db, Guid id, long? version, CancellationToken cancellation)
    {
        var customer = await db
            .Customers.Include(row => row.Tags)
            .Include(row => row.Consents)
            .AsSplitQuery()
            .SingleOrDefaultAsync(row => row.Id == id, cancellation);
        if (customer is null)
        {
            return (Result<Customer>)await db.Customers.MissingAsync(row => row.Id == id, cancellation);
        }

        if (!db.Scope.Changes(customer.BranchId))
        {
            return new AccessDenied();
        }

        if (customer.Suspended is { } suspended)
        {
            return suspended;
        }

        return version is { } known && known != customer.Version ? new VersionConflict() : customer;
    }

    /// <summary>The customer; <see cref="CustomerBlocked"/> or <see cref="CustomerErased"/> when nothing may be done with their data (CL-12).</summary>
    public static Result<Customer> Free(Customer customer) => customer.Suspended is { } suspended ? suspended : customer;

    /// <summary>Marks the customer as changed even when only its parts are, so that its version moves with them.</summary>
    public static void Touch(OpticaDbContext db, Customer customer)
    {
        db.ChangeTracker.DetectChanges();
        var parts = db
            .ChangeTracker.Entries()
            .Any(entry => entry.Entity is CustomerTag or CustomerMedical or CustomerConsent && entry.State != EntityState.Unchanged);
        if (parts)
        {
            db.Entry(customer).Property(row => row.UpdatedAt).IsModified = true;
        }
    }

    /// <summary>Somebody else's row got in first: tell which.</summary>
    public static async Task<Result<Guid>> LostRaceAsync(
        IDbContextFactory<OpticaDbContext> contexts,
        CustomerDuplicates.Wanted wanted,
        SharedContact shared,
        CancellationToken cancellation
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return new CustomerExists(await CustomerDuplicates.FindAsync(db, wanted, shared, cancellation));
    }
}

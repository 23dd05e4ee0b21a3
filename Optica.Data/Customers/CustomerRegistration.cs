using Optica.Data.Saving;
using Optica.Data.Segments;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Notifications;

namespace Optica.Data.Customers;

/// <summary>
/// The one way a new customer takes into the database, whoever registers them and why: duplicates, figures, medical record,
/// notification. Rights, branch and rules are the caller's to check.
/// </summary>
public sealed class CustomerRegistration(MedicalRecords medical, TimeProvider time)
{
    /// <summary>Every broken rule of a normalised input.</summary>
    internal IReadOnlyList<FieldError> Check(CustomerInput input) => CustomerInputValidator.Check(input, time);

    /// <summary>Adds a customer to the pending save. Call within a transaction.</summary>
    /// <returns>The customer, or <see cref="CustomerExists"/>.</returns>
    internal async Task<Result<Customer>> AddAsync(
        OpticaDbContext db,
        CustomerInput input,
        CustomerDuplicates.Wanted wanted,
        CustomerCreateOptions options,
        CancellationToken cancellation
    )
    {
        var shared = await CustomerSharing.ConfirmAsync(db, wanted, options.SharesContact, cancellation);
        var found = await CustomerDuplicates.FindAsync(db, wanted, shared, cancellation);
        if (found.Any(hit => hit.Blocks))
        {
            return new CustomerExists(found);
        }

        var now = time.GetUtcNow().UtcDateTime;
        var place = (db.Scope.OrganisationId!.Value, wanted.BranchId);
        var customer = Customer.Create(Ids.New(now), place, input, shared);
        var figures = CustomerFigures.Create(customer, now);
        db.Customers.Add(customer);
        db.CustomerFigures.Add(figures);
        var writer = await FiguresWriter.BeginAsync(db, cancellation);
        writer.Register(figures);
        await writer.FlushAsync(cancellation);
        await medical.StageAsync(db, customer, MedicalFields.Of(input), cancellation);
        db.Notifications.Add(Notification.For(NotificationKind.NewCustomer, place, customer.Id, (db.Scope.UserId, now)));
        Operations.Note(db, options.Operation, customer.Id, now);
        return customer;
    }
}

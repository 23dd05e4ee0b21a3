using Microsoft.EntityFrameworkCore;
using Optica.Data.Customers;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Data.Appointments;

/// <summary>
/// Finds out which customer a guest is: the one that somebody recognised, else the one with their RUT, else a new one. A phone alone
/// identifies nobody (families share them): then the user is told and decides.
/// </summary>
public sealed class GuestRegistration(CustomerRegistration registration)
{
    /// <summary>The typed fields of a customer that a guest's come from.</summary>
    private static readonly Dictionary<string, string> Origins = new(StringComparer.Ordinal)
    {
        [nameof(CustomerInput.FirstName)] = nameof(AppointmentInput.GuestName),
        [nameof(CustomerInput.LastName)] = nameof(AppointmentInput.GuestName),
        [nameof(CustomerInput.Rut)] = nameof(AppointmentInput.GuestRut),
        [nameof(CustomerInput.Phone)] = nameof(AppointmentInput.GuestPhone),
    };

    /// <summary>
    /// Says in the visit who its guest is; a new customer is saved at once, the visit is not. Call within a transaction, on a visit of
    /// a guest that is open and that the caller may change.
    /// </summary>
    /// <returns>
    /// Done; for a customer named: <see cref="NotFound"/>, <see cref="AccessDenied"/>; for a new one: <see cref="AccessDenied"/>,
    /// <see cref="Invalid"/>, <see cref="CustomerExists"/>, <see cref="VersionConflict"/> (somebody else registered them just now).
    /// </returns>
    internal async Task<Result<Done>> IdentifyAsync(
        OpticaDbContext db,
        Appointment visit,
        GuestIdentity who,
        CancellationToken cancellation
    )
    {
        var known = who.CustomerId is { } named
            ? await NamedAsync(db, named, cancellation)
            : await WithRutAsync(db, visit, cancellation) ?? await RegisterAsync(db, visit, who, cancellation);
        return known.TryGet(out var customer, out var error) ? visit.Identify(customer.Id, customer.BranchId) : error;
    }

    /// <summary>Customers of the organisation with a guest's RUT or phone; of those out of reach only the branch is told.</summary>
    internal static Task<IReadOnlyList<Duplicate>> MatchesAsync(OpticaDbContext db, Appointment visit, CancellationToken cancellation) =>
        CustomerDuplicates.FindAsync(db, Wanted(visit), SharedContact.None, cancellation);

    private static CustomerDuplicates.Wanted Wanted(Appointment visit) =>
        new(visit.BranchId, visit.GuestRut, Email: null, visit.GuestPhone, Except: null);

    private static async Task<Result<Customer>> NamedAsync(OpticaDbContext db, Guid id, CancellationToken cancellation) =>
        await db.Customers.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation) is { } customer
            ? CustomerLoading.Free(customer)
            : await db.Customers.MissingAsync(row => row.Id == id, cancellation);

    /// <summary>Whoever has the RUT is the person; the record of the visit's own branch comes first.</summary>
    private static async Task<Result<Customer>?> WithRutAsync(OpticaDbContext db, Appointment visit, CancellationToken cancellation)
    {
        var (rut, branch) = (visit.GuestRut, visit.BranchId);
        var found = rut is null
            ? null
            : await db
                .Customers.AsNoTracking()
                .Where(row => row.Rut == rut)
                .OrderByDescending(row => row.BranchId == branch)
                .ThenBy(row => row.Id)
                .FirstOrDefaultAsync(cancellation);
        return found is null ? (Result<Customer>?)null : CustomerLoading.Free(found);
    }

    private async Task<Result<Customer>> RegisterAsync(
        OpticaDbContext db,
        Appointment visit,
        GuestIdentity who,
        CancellationToken cancellation
    )
    {
        if (!db.Scope.May(Permissions.CustomersEdit))
        {
            return new AccessDenied();
        }

        var input = GuestName.ToCustomer(visit);
        CustomerInputNormaliser.Normalise(input);
        var broken = registration.Check(input);
        if (broken.Count > 0)
        {
            return new Invalid([.. broken.Select(field => field with { Field = Origins.GetValueOrDefault(field.Field, field.Field) })]);
        }

        var options = new CustomerCreateOptions(who.SharesContact);
        var added = await registration.AddAsync(db, input, Wanted(visit), options, cancellation);
        return (added.Error ?? await db.TrySaveAsync(cancellation)) switch
        {
            null => added,
            // another try finds them
            UniqueViolated { IsDerived: false } => new VersionConflict(),
            var error => error,
        };
    }
}

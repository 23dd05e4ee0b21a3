using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>Registers and changes customers (DOMAIN §2).</summary>
public sealed partial class CustomerService(
    IDbContextFactory<OpticaDbContext> contexts,
    ICurrentAccess access,
    MedicalRecords medical,
    CustomerRegistration registration,
    ILogger<CustomerService> logger
)
{
    /// <summary>Registers a customer.</summary>
    /// <param name="input">Fields as typed.</param>
    /// <param name="options">Confirmation of shared contacts and the operation id.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The new id (or that of the same operation carried out before); <see cref="AccessDenied"/>, <see cref="NotFound"/> (foreign
    /// branch), <see cref="Invalid"/>, <see cref="CustomerExists"/>, <see cref="OperationReused"/>.
    /// </returns>
    public async Task<Result<Guid>> CreateAsync(CustomerInput input, CustomerCreateOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        if (await access.RefuseAsync(Permissions.CustomersEdit, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await Operations.DoneBeforeAsync(db, options.Operation, cancellation) is { } before)
        {
            return before;
        }

        if (!db.Scope.May(Permissions.Clinical) && !MedicalFields.Of(input).IsEmpty)
        {
            return new AccessDenied();
        }

        CustomerInputNormaliser.Normalise(input);
        var branch = await BranchChoice.LookAsync(db, input.BranchId, cancellation);
        if (Check(input, branch.Error, Invalid.Join(options.Unreadable, ConsentRules.Check([], input))) is { } wrong)
        {
            return wrong;
        }

        var wanted = CustomerDuplicates.Wanted.Of(input, branch.Value);
        var made = await db.TransactAsync(() => AddAsync(db, input, wanted, options, cancellation), cancellation);
        return made.Error is UniqueViolated or CustomerExists ? await LostAsync(made.Error, wanted, options, cancellation) : made;
    }

    /// <summary>Changes the named fields of a customer; the others stay as they are.</summary>
    /// <param name="id">The customer.</param>
    /// <param name="update">Which fields, their values, and the version they were made on.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// <see cref="NotFound"/>, <see cref="AccessDenied"/>, <see cref="Invalid"/>, <see cref="CustomerExists"/>,
    /// <see cref="VersionConflict"/>.
    /// </returns>
    public async Task<Result<Done>> UpdateAsync(Guid id, CustomerUpdate update, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(update);
        if (await access.RefuseAsync(Permissions.CustomersEdit, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var loaded = await CustomerLoading.ForChangeAsync(db, id, null, cancellation);
        if (!loaded.TryGet(out var customer, out var error))
        {
            return error;
        }

        var clinical = db.Scope.May(Permissions.Clinical);
        var fields =
            update.Fields
            ?? CustomerFields.All.Where(field => clinical || !CustomerFields.Medical.Contains(field)).ToHashSet(StringComparer.Ordinal);
        var touchesMedical = fields.Overlaps(CustomerFields.Medical);
        if (touchesMedical && !clinical)
        {
            return new AccessDenied();
        }

        var merged = customer.ToInput();
        if (touchesMedical)
        {
            (await medical.ReadAsync(db, id, cancellation)).CopyTo(merged);
        }

        CustomerFields.Copy(update.Input, merged, fields);
        CustomerInputNormaliser.Normalise(merged);
        if (Check(merged, null, Invalid.Join(update.Unreadable, ConsentRules.Check(customer.ToInput().Consents, merged))) is { } wrong)
        {
            return wrong;
        }

        if (update.Version is { } seen && seen != customer.Version)
        {
            return new VersionConflict();
        }

        return await ChangeAsync(db, customer, merged, (update.SharesContact, touchesMedical), cancellation);
    }

    /// <summary>All broken rules at once; a branch out of reach comes before the fields, a missing one is a field.</summary>
    private Error? Check(CustomerInput input, Error? branch, Invalid? unreadable)
    {
        if (branch is not null and not Invalid)
        {
            return branch;
        }

        var fields = registration.Check(input);
        if (fields.Count > 0 && logger.IsEnabled(LogLevel.Information))
        {
            // the rules that were broken, never what was typed
            LogRefused(string.Join(' ', fields.Select(field => field.Code).Distinct(StringComparer.Ordinal)));
        }

        var broken = (branch, fields.Count) switch
        {
            (Invalid missing, _) => missing with { Fields = [.. missing.Fields, .. fields] },
            (_, > 0) => new Invalid(fields),
            _ => null,
        };
        return Invalid.Join(unreadable, broken);
    }

    private async Task<Result<Guid>> AddAsync(
        OpticaDbContext db,
        CustomerInput input,
        CustomerDuplicates.Wanted wanted,
        CustomerCreateOptions options,
        CancellationToken cancellation
    )
    {
        // open when it was chosen, before anything was locked
        if (await BranchChoice.ShutAsync(db, wanted.BranchId, cancellation) is { } shut)
        {
            return shut;
        }

        var added = await registration.AddAsync(db, input, wanted, options, cancellation);
        return (added.Error ?? await db.TrySaveAsync(cancellation)) is { } failed ? failed : added.Value.Id;
    }

    private async Task<Result<Done>> ChangeAsync(
        OpticaDbContext db,
        Customer customer,
        CustomerInput merged,
        (bool SharesContact, bool Medical) how,
        CancellationToken cancellation
    )
    {
        // what did not change was settled when it was saved: a relative's later, confirmed sharing must not block this save
        var wanted = new CustomerDuplicates.Wanted(
            customer.BranchId,
            merged.Rut == customer.Rut ? null : merged.Rut,
            merged.Email == customer.Email ? null : merged.Email,
            merged.Phone == customer.Phone ? null : merged.Phone,
            customer.Id
        );
        var shared =
            CustomerSharing.Kept(customer, merged) | await CustomerSharing.ConfirmAsync(db, wanted, how.SharesContact, cancellation);
        var found = await CustomerDuplicates.FindAsync(db, wanted, shared, cancellation);
        if (found.Any(hit => hit.Blocks))
        {
            return new CustomerExists(found);
        }

        customer.Apply(merged, shared);
        (await db.CustomerFigures.SingleAsync(row => row.CustomerId == customer.Id, cancellation)).Follow(customer);
        if (how.Medical)
        {
            await medical.StageAsync(db, customer, MedicalFields.Of(merged), cancellation);
        }

        CustomerLoading.Touch(db, customer);
        return await db.TrySaveAsync(cancellation) switch
        {
            null => default(Done),
            UniqueViolated => (await CustomerLoading.LostRaceAsync(contexts, wanted, shared, cancellation)).Error!,
            var error => error,
        };
    }

    /// <summary>Somebody was faster: perhaps the same click, whose customer is the answer; otherwise the one in the way.</summary>
    private async Task<Result<Guid>> LostAsync(
        Error error,
        CustomerDuplicates.Wanted wanted,
        CustomerCreateOptions options,
        CancellationToken cancellation
    )
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await Operations.DoneBeforeAsync(db, options.Operation, cancellation) is { } own)
        {
            return own;
        }

        if (error is not UniqueViolated)
        {
            return error;
        }

        var shared = await CustomerSharing.ConfirmAsync(db, wanted, options.SharesContact, cancellation);
        return new CustomerExists(await CustomerDuplicates.FindAsync(db, wanted, shared, cancellation));
    }

    [LoggerMessage(LogLevel.Information, "Customer input refused: {Codes}")]
    private partial void LogRefused(string codes);
}

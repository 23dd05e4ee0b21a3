using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Domain.Agreements;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;

namespace Optica.Data.Agreements;

/// <summary>Keeps agreements with institutions. Orders that were taken keep what was applied to them.</summary>
public sealed class AgreementService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    private static readonly AgreementInputValidator Validator = new();

    /// <summary>Makes an agreement.</summary>
    /// <param name="input">The agreement as typed.</param>
    /// <param name="options">The operation id.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The new id (or that of the same operation carried out before); <see cref="AccessDenied"/>, <see cref="Invalid"/>,
    /// <see cref="OperationReused"/>.
    /// </returns>
    public async Task<Result<Guid>> CreateAsync(AgreementInput input, OperationOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        if (await access.RefuseAsync(Permissions.CatalogueManage, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await Operations.DoneBeforeAsync(db, options.Operation, cancellation) is { } before)
        {
            return before;
        }

        input.Normalise();
        if (Invalid.Join(options.Unreadable, Validator.Check(input)) is { } wrong)
        {
            return wrong;
        }

        var now = time.GetUtcNow().UtcDateTime;
        var agreement = Agreement.Create(Ids.New(now), db.Scope.OrganisationId!.Value, input);
        db.Agreements.Add(agreement);
        Operations.Note(db, options.Operation, agreement.Id, now);
        return await db.TrySaveAsync(cancellation) switch
        {
            null => agreement.Id,
            // the same click, twice at once: the other one's agreement is the answer
            UniqueViolated lost => await Operations.DoneBeforeAsync(db, options.Operation, cancellation) ?? lost,
            var error => error,
        };
    }

    /// <summary>Changes the named fields of an agreement.</summary>
    /// <param name="id">The agreement.</param>
    /// <param name="update">Which fields, their values, and the version they were made on.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="Invalid"/>, <see cref="VersionConflict"/>.
    /// </returns>
    public async Task<Result<Done>> ChangeAsync(Guid id, PartialUpdate<AgreementInput> update, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(update);
        if (await access.RefuseAsync(Permissions.CatalogueManage, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Agreements.SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } agreement)
        {
            return new NotFound();
        }

        var input = update.Over(agreement.ToInput());
        input.Normalise();
        if (Invalid.Join(update.Unreadable, Validator.Check(input)) is { } wrong)
        {
            return wrong;
        }

        if (update.Version is { } seen && seen != agreement.Version)
        {
            return new VersionConflict();
        }

        agreement.Apply(input);
        return await db.TrySaveAsync(cancellation) is { } failed ? failed : default(Done);
    }
}

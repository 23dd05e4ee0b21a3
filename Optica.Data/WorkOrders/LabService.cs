using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.WorkOrders;

namespace Optica.Data.WorkOrders;

/// <summary>Keeps the organisation's laboratories.</summary>
public sealed class LabService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    private static readonly LabInputValidator Validator = new();

    /// <summary>Adds a laboratory.</summary>
    /// <param name="input">As typed.</param>
    /// <param name="options">The operation id.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The new id (or that of the same operation carried out before); <see cref="AccessDenied"/>, <see cref="Invalid"/>,
    /// <see cref="LabNameTaken"/>, <see cref="OperationReused"/>.
    /// </returns>
    public async Task<Result<Guid>> CreateAsync(LabInput input, OperationOptions options, CancellationToken cancellation)
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
        var lab = Lab.Create(Ids.New(now), db.Scope.OrganisationId!.Value, input);
        db.Labs.Add(lab);
        Operations.Note(db, options.Operation, lab.Id, now);
        return await db.TrySaveAsync(cancellation) switch
        {
            null => lab.Id,
            // somebody was faster: perhaps the same click, whose laboratory is the answer
            UniqueViolated => await Operations.DoneBeforeAsync(db, options.Operation, cancellation) ?? new LabNameTaken(),
            var error => error,
        };
    }

    /// <summary>Changes the named fields of a laboratory.</summary>
    /// <param name="id">The laboratory.</param>
    /// <param name="update">Which fields, their values, and the version they were made on.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="Invalid"/>, <see cref="VersionConflict"/>,
    /// <see cref="LabNameTaken"/>.
    /// </returns>
    public async Task<Result<Done>> ChangeAsync(Guid id, PartialUpdate<LabInput> update, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(update);
        if (await access.RefuseAsync(Permissions.CatalogueManage, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Labs.SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } lab)
        {
            return new NotFound();
        }

        var input = update.Over(lab.ToInput());
        input.Normalise();
        if (Invalid.Join(update.Unreadable, Validator.Check(input)) is { } wrong)
        {
            return wrong;
        }

        if (update.Version is { } seen && seen != lab.Version)
        {
            return new VersionConflict();
        }

        lab.Apply(input);
        return await db.TrySaveAsync(cancellation) switch
        {
            null => default(Done),
            UniqueViolated => new LabNameTaken(),
            var error => error,
        };
    }
}

using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;

namespace Optica.Data.Appointments;

/// <summary>Keeps a branch's optometrists and boxes (DOMAIN §8). They are never removed: visits stand on them.</summary>
public sealed class BookableResourceService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    private static readonly BookableResourceInputValidator Validator = new();

    /// <summary>Adds one to a branch.</summary>
    /// <param name="input">As typed.</param>
    /// <param name="options">The operation id.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The new id (or that of the same operation carried out before); <see cref="AccessDenied"/>, <see cref="NotFound"/> (foreign
    /// branch), <see cref="Invalid"/>, <see cref="OperationReused"/>.
    /// </returns>
    public async Task<Result<Guid>> CreateAsync(BookableResourceInput input, OperationOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        if (await access.RefuseAsync(Permissions.AppointmentsSettings, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await Operations.DoneBeforeAsync(db, options.Operation, cancellation) is { } before)
        {
            return before;
        }

        var branch = await BranchChoice.LookAsync(db, input.BranchId, cancellation);
        if (branch.Error is not null and not Invalid)
        {
            return branch.Error;
        }

        input.Normalise();
        var broken = await CheckAsync(db, input, branch.Succeeded ? branch.Value : null, cancellation);
        if (Invalid.Join(options.Unreadable, Invalid.Join(branch.Error as Invalid, broken)) is { } wrong)
        {
            return branch.Error is null ? wrong : wrong with { Code = branch.Error.Code };
        }

        var made = await db.TransactAsync(() => AddAsync(db, branch.Value, input, options, cancellation), cancellation);
        return made.Error is UniqueViolated ? await Operations.DoneBeforeAsync(db, options.Operation, cancellation) ?? made : made;
    }

    /// <summary>Changes the named fields of a resource; its branch stays.</summary>
    /// <param name="id">The resource.</param>
    /// <param name="update">Which fields, their values, and the version they were made on.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="Invalid"/>, <see cref="VersionConflict"/>.
    /// </returns>
    public async Task<Result<Done>> ChangeAsync(Guid id, PartialUpdate<BookableResourceInput> update, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(update);
        if (await access.RefuseAsync(Permissions.AppointmentsSettings, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.BookableResources.SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } resource)
        {
            return (Result<Done>)await db.BookableResources.MissingAsync(row => row.Id == id, cancellation);
        }

        if (!db.Scope.Changes(resource.BranchId))
        {
            return new AccessDenied();
        }

        var input = update.Over(BookableResourceInput.Of(resource));
        input.Normalise();
        var broken = await CheckAsync(db, input, input.UserId == resource.UserId ? null : resource.BranchId, cancellation);
        if (Invalid.Join(update.Unreadable, broken) is { } wrong)
        {
            return wrong;
        }

        if (update.Version is { } seen && seen != resource.Version)
        {
            return new VersionConflict();
        }

        resource.Change(input);
        return await db.TrySaveAsync(cancellation) is { } failed ? failed : default(Done);
    }

    private async Task<Result<Guid>> AddAsync(
        OpticaDbContext db,
        Guid branchId,
        BookableResourceInput input,
        OperationOptions options,
        CancellationToken cancellation
    )
    {
        if (await BranchChoice.ShutAsync(db, branchId, cancellation) is { } shut)
        {
            return shut;
        }

        var now = time.GetUtcNow().UtcDateTime;
        var resource = BookableResource.Create((db.Scope.OrganisationId!.Value, branchId), input, now);
        db.BookableResources.Add(resource);
        Operations.Note(db, options.Operation, resource.Id, now);
        return await db.TrySaveAsync(cancellation) is { } failed ? failed : resource.Id;
    }

    /// <summary>The rules, and that the member of staff works in the branch; null leaves that out: whoever left stays on the visits.</summary>
    private static async Task<Invalid?> CheckAsync(
        OpticaDbContext db,
        BookableResourceInput input,
        Guid? branchId,
        CancellationToken cancellation
    )
    {
        var broken = Validator.Check(input);
        return
            input is { Kind: ResourceKind.Optometrist, UserId: { } user }
            && branchId is { } branch
            && !await BookableResourceQueries.Staff(db, branch).AnyAsync(row => row.Id == user, cancellation)
            ? Invalid.Join(Invalid.At(nameof(BookableResourceInput.UserId), "staff_not_of_branch"), broken)
            : broken;
    }
}

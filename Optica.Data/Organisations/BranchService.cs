using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.Organisations;

namespace Optica.Data.Organisations;

/// <summary>
/// Keeps the organisation's branches: whoever belongs to one changes its fields; adding and closing is of who sets the organisation's
/// settings.
/// </summary>
public sealed class BranchService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    private static readonly BranchInputValidator Validator = new();

    /// <summary>Adds a branch, with the usual hours and without resources.</summary>
    /// <param name="input">As typed.</param>
    /// <param name="options">The operation id.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The new id (or that of the same operation carried out before); <see cref="AccessDenied"/>, <see cref="Invalid"/>,
    /// <see cref="BranchNameTaken"/>, <see cref="OperationReused"/>.
    /// </returns>
    public async Task<Result<Guid>> AddAsync(BranchInput input, OperationOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        if (await access.RefuseAsync(Permissions.OrganisationSettings, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.TransactAsync(() => AddOnceAsync(db, input, options, cancellation), cancellation);
    }

    private async Task<Result<Guid>> AddOnceAsync(
        OpticaDbContext db,
        BranchInput input,
        OperationOptions options,
        CancellationToken cancellation
    )
    {
        if (await Operations.DoneBeforeAsync(db, options.Operation, cancellation) is { } before)
        {
            return before;
        }

        input.Normalise();
        if (Invalid.Join(options.Unreadable, Validator.Check(input)) is { } wrong)
        {
            return wrong;
        }

        if (await IsTakenAsync(db, input.Name!, cancellation))
        {
            return await Operations.DoneBeforeAsync(db, options.Operation, cancellation) ?? new BranchNameTaken();
        }

        var now = time.GetUtcNow().UtcDateTime;
        var branch = Branch.Create(Ids.New(now), db.Scope.OrganisationId!.Value, input.Name!).Apply(input);
        db.Branches.Add(branch);
        Operations.Note(db, options.Operation, branch.Id, now);
        return await db.TrySaveAsync(cancellation) switch
        {
            null => branch.Id,
            UniqueViolated => await Operations.DoneBeforeAsync(db, options.Operation, cancellation) ?? new BranchNameTaken(),
            var error => error,
        };
    }

    /// <summary>Changes the fields of a branch.</summary>
    /// <param name="id">The branch.</param>
    /// <param name="update">Which fields, their values, and the version they were made on.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/> (also for a branch that one does not belong to), <see cref="NotFound"/>, <see cref="Invalid"/>,
    /// <see cref="VersionConflict"/>, <see cref="BranchNameTaken"/>.
    /// </returns>
    public async Task<Result<Done>> ChangeAsync(Guid id, PartialUpdate<BranchInput> update, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(update);
        if (await access.RefuseAsync(Permissions.AccessManage, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.TransactAsync(() => ChangeOnceAsync(db, id, update, cancellation), cancellation);
    }

    private static async Task<Result<Done>> ChangeOnceAsync(
        OpticaDbContext db,
        Guid id,
        PartialUpdate<BranchInput> update,
        CancellationToken cancellation
    )
    {
        if (await db.Branches.SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } branch)
        {
            return new NotFound();
        }

        if (!db.Scope.Runs(id))
        {
            return new AccessDenied();
        }

        var input = update.Over(branch.ToInput());
        input.Normalise();
        if (Invalid.Join(update.Unreadable, Validator.Check(input)) is { } wrong)
        {
            return wrong;
        }

        if (update.Version is { } seen && seen != branch.Version)
        {
            return new VersionConflict();
        }

        // two that were called alike before can still be told apart by changing one of them
        if (SearchText.Fold(input.Name!) != SearchText.Fold(branch.Name) && await IsTakenAsync(db, input.Name!, cancellation))
        {
            return new BranchNameTaken();
        }

        branch.Apply(input);
        return await db.TrySaveAsync(cancellation) switch
        {
            null => default(Done),
            UniqueViolated => new BranchNameTaken(),
            var error => error,
        };
    }

    /// <summary>Closes a branch: its records stay, new ones are refused.</summary>
    /// <param name="id">The branch.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done, also when it was closed before; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="BranchBusy"/>,
    /// <see cref="LastBranch"/>.
    /// </returns>
    public Task<Result<Done>> CloseAsync(Guid id, CancellationToken cancellation) =>
        WorkAsync(
            id,
            async (db, branch) =>
            {
                if (!branch.IsActive)
                {
                    return null;
                }

                if ((await OpenWork.OfAsync(db, id, time.GetUtcNow().UtcDateTime, cancellation)).Busy is { } busy)
                {
                    return busy;
                }

                // one that somebody else is closing is waited for
                if (!await db.BranchesKept.AnyAsync(row => row.Id != id && row.IsActive, cancellation))
                {
                    return new LastBranch();
                }

                branch.Close();
                return null;
            },
            cancellation
        );

    /// <summary>Opens a closed branch again.</summary>
    /// <param name="id">The branch.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Done, also when it was open; <see cref="AccessDenied"/>, <see cref="NotFound"/>.</returns>
    public Task<Result<Done>> ReopenAsync(Guid id, CancellationToken cancellation) =>
        WorkAsync(
            id,
            (_, branch) =>
            {
                branch.Reopen();
                return Task.FromResult<Error?>(null);
            },
            cancellation
        );

    private async Task<Result<Done>> WorkAsync(Guid id, Func<OpticaDbContext, Branch, Task<Error?>> work, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.OrganisationSettings, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.TransactAsync<Done>(
            async () =>
            {
                // first of all: who begins something there at this moment is waited for, and then counted
                if (await db.BranchesTaken.SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } branch)
                {
                    return new NotFound();
                }

                var failed = await work(db, branch) ?? await db.TrySaveAsync(cancellation);
                return failed is null ? default(Done) : failed;
            },
            cancellation
        );
    }

    /// <summary>
    /// Whether a branch is called so as people read it: "centro" beside "Centro" is one too many in every list. No index says so: whoever
    /// else names one at this moment is waited for, or waits.
    /// </summary>
    private static async Task<bool> IsTakenAsync(OpticaDbContext db, string name, CancellationToken cancellation)
    {
        var folded = SearchText.Fold(name);
        var known = await db.BranchesTaken.Select(row => row.Name).ToListAsync(cancellation);
        return known.Exists(other => SearchText.Fold(other) == folded);
    }
}

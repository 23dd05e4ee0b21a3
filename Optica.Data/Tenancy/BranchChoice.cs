using Microsoft.EntityFrameworkCore;
using Optica.Domain.Common;
using Optica.Domain.Organisations;

namespace Optica.Data.Tenancy;

/// <summary>
/// Which branch a new record goes to. Never guessed: named, selected, or the only one there is. Chosen within the transaction that makes
/// the record, the branch does not close before that ends.
/// </summary>
internal static class BranchChoice
{
    /// <param name="db">Context with the caller's scope.</param>
    /// <param name="named">The branch the input names, or null.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The branch; <see cref="AccessDenied"/> for one of the own organisation that may not be changed; <see cref="NotFound"/> for a
    /// foreign one; <see cref="Invalid"/> <c>branch_not_found</c> when none is named and none selected.
    /// </returns>
    public static Task<Result<Guid>> ChooseAsync(OpticaDbContext db, Guid? named, CancellationToken cancellation) =>
        ChooseAsync((db, db.BranchesKept), named, cancellation);

    /// <summary>
    /// The same before a transaction, or where nothing is written: the branch may close the next moment. What writes afterwards asks
    /// <see cref="ShutAsync"/> in its transaction.
    /// </summary>
    public static Task<Result<Guid>> LookAsync(OpticaDbContext db, Guid? named, CancellationToken cancellation) =>
        ChooseAsync((db, db.Branches), named, cancellation);

    private static async Task<Result<Guid>> ChooseAsync(
        (OpticaDbContext Db, IQueryable<Branch> Branches) from,
        Guid? named,
        CancellationToken cancellation
    )
    {
        var (db, branches) = from;
        var scope = db.Scope;
        var wanted = named ?? scope.SelectedBranchId ?? await OnlyAsync(db, cancellation);
        if (wanted is not { } branchId || branchId == Guid.Empty)
        {
            return Missing();
        }

        var isOpen = await branches
            .Where(branch => branch.Id == branchId)
            .Select(branch => (bool?)branch.IsActive)
            .SingleOrDefaultAsync(cancellation);
        return isOpen is null ? new NotFound()
            : !scope.Changes(branchId) ? new AccessDenied()
            // closed shops keep their records but take no new ones
            : isOpen.Value ? branchId
            : Closed();
    }

    /// <summary>
    /// Why nothing new is begun at a branch that is named otherwise than by an input, or that was chosen before the transaction; null when
    /// it is open, and stays so until the transaction ends.
    /// </summary>
    public static async Task<Invalid?> ShutAsync(OpticaDbContext db, Guid branchId, CancellationToken cancellation) =>
        await db.BranchesKept.AnyAsync(branch => branch.Id == branchId && !branch.IsActive, cancellation) ? Closed() : null;

    /// <summary>The branch to read of: the one named, the selected one, or the only one in reach; null when none of them is told.</summary>
    public static Guid? ToRead(AccessScope scope, Guid? named) =>
        named ?? scope.SelectedBranchId ?? (!scope.AllBranches && scope.ReachableBranches.Take(2).ToList() is [var only] ? only : null);

    /// <summary>The only branch that the caller changes; of several the only one that is open.</summary>
    private static async Task<Guid?> OnlyAsync(OpticaDbContext db, CancellationToken cancellation)
    {
        var mine = db.Scope.AllBranches ? [] : db.Scope.FullBranches.ToList();
        if (mine.Count < 2)
        {
            return mine.Count == 0 ? null : mine[0];
        }

        var open = await db
            .Branches.Where(branch => branch.IsActive && mine.Contains(branch.Id))
            .Select(branch => branch.Id)
            .Take(2)
            .ToListAsync(cancellation);
        return open is [var only] ? only : null;
    }

    private static Invalid Closed() => Invalid.At(nameof(IBranchOwned.BranchId), "branch_closed");

    /// <summary>No branch is named and none selected: told at the branch's field.</summary>
    public static Invalid Missing() => Invalid.At(nameof(IBranchOwned.BranchId), "branch_not_found") with { Code = "branch_not_found" };

    /// <summary>Why records of a branch may not be read; null when they may. "All branches" says nothing about whose they are.</summary>
    public static async Task<Error?> RefuseAsync(OpticaDbContext db, Guid branchId, CancellationToken cancellation) =>
        !await db.Branches.AnyAsync(row => row.Id == branchId, cancellation) ? new NotFound()
        : db.Scope.Reaches(branchId) ? null
        : new AccessDenied();
}

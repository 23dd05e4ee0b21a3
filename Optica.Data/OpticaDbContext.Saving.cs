using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Domain.Organisations;
using Optica.Domain.Saving;

namespace Optica.Data;

/// <content>Saving, and several steps as one.</content>
public abstract partial class OpticaDbContext
{
    /// <summary>What happens to accounts in the work under way, told once it is committed.</summary>
    internal List<AccountEvent> UntoldAccounts { get; } = [];

    private const int Attempts = 3;
    private const int Deadlock = 1205;
    private const string NothingHeld = "Outside a transaction no branch is kept as it is.";

    private bool isTransacting;
    private TenancyViolationException? denied;

    /// <inheritdoc />
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Saving is asynchronous: interceptors read keys from the database.");

    /// <inheritdoc />
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        try
        {
            using var turn = isTransacting ? null : await EnterAsync(cancellationToken);
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch (TenancyViolationException violation)
        {
            await TellAsync(violation);
            throw;
        }
        catch (DbUpdateException failure) when (!IsSystem)
        {
            await TellAsync(await DenialLog.InspectAsync(this, failure));
            throw;
        }
        finally
        {
            Intent = null;
            LentBranch = null;
        }
    }

    /// <summary>
    /// Carries out several statements as one: committed when the work succeeds, undone when it is refused or fails. Tried again, from
    /// the start, when somebody else's work got in between; so the work loads what it changes itself.
    /// </summary>
    /// <param name="work">The work; called again for another try.</param>
    /// <param name="cancellation">Cancels.</param>
    internal async Task<Result<T>> TransactAsync<T>(Func<Task<Result<T>>> work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(work);
        for (var attempt = 1; ; attempt++)
        {
            var lent = LentBranch;
            try
            {
                var result = await TransactOnceAsync(work, cancellation);
                if (attempt == Attempts || result.Error is not (VersionConflict or UniqueViolated { IsDerived: true }))
                {
                    return result;
                }
            }
            catch (Exception exception) when (attempt < Attempts && exception.GetBaseException() is SqlException { Number: Deadlock })
            {
                // the other one went on: now it is our turn
            }
            finally
            {
                await TellDeniedAsync();
            }

            ChangeTracker.Clear();
            LentBranch = lent;
        }
    }

    /// <summary>
    /// Branches as whoever begins something there reads them: none of those read closes before this transaction ends. One who writes at a
    /// time needs no more than a transaction.
    /// </summary>
    /// <exception cref="InvalidOperationException">Asked outside a transaction, where nothing would be kept.</exception>
    internal IQueryable<Branch> BranchesKept => isTransacting ? KeptBranches : throw new InvalidOperationException(NothingHeld);

    /// <summary>Branches as whoever closes one reads them: nobody begins anything there before this transaction ends.</summary>
    /// <exception cref="InvalidOperationException">Asked outside a transaction, where nothing would be taken.</exception>
    internal IQueryable<Branch> BranchesTaken => isTransacting ? TakenBranches : throw new InvalidOperationException(NothingHeld);

    /// <summary>Marked in the SQL, so that it can be seen who asks for which.</summary>
    internal virtual IQueryable<Branch> KeptBranches => Branches.TagWith(nameof(BranchesKept));

    /// <summary>Marked in the SQL, so that it can be seen who asks for which.</summary>
    internal virtual IQueryable<Branch> TakenBranches => Branches.TagWith(nameof(BranchesTaken));

    /// <summary>What is visible of the change feed above a position, lowest first.</summary>
    internal abstract IQueryable<Change> ChangesAfter(ulong position);

    /// <summary>The highest position of the change feed below which nothing new will appear.</summary>
    internal abstract Task<ulong> SettledAsync(CancellationToken cancellation);

    /// <summary>Waits for the turn to write, where a provider has one writer at a time.</summary>
    protected virtual Task<IDisposable?> EnterAsync(CancellationToken cancellation) => Task.FromResult<IDisposable?>(null);

    private async Task<Result<T>> TransactOnceAsync<T>(Func<Task<Result<T>>> work, CancellationToken cancellation)
    {
        using var turn = await EnterAsync(cancellation);
        isTransacting = true;
        // left over from a try that was undone
        Untold.Clear();
        try
        {
            await using var transaction = await Database.BeginTransactionAsync(cancellation);
            var result = await work();
            if (result.Succeeded)
            {
                await transaction.CommitAsync(cancellation);
            }

            return result;
        }
        finally
        {
            isTransacting = false;
        }
    }

    /// <summary>A denial is written on a context of its own, which has to wait until this one's turn is over.</summary>
    private async Task TellAsync(TenancyViolationException? violation)
    {
        if (isTransacting)
        {
            denied ??= violation;
        }
        else if (violation is not null)
        {
            await DenialLog.WriteAsync(this, violation);
        }
    }

    private async Task TellDeniedAsync()
    {
        if (denied is { } violation)
        {
            denied = null;
            await DenialLog.WriteAsync(this, violation);
        }
    }
}

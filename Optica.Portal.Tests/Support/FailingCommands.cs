using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Optica.Portal.Tests.Support;

/// <summary>Breaks the n-th command, or the commit, as a dying database would.</summary>
public sealed class FailingCommands : DbCommandInterceptor, IDbTransactionInterceptor
{
    private int left = -1;

    /// <summary>Commands sent since <see cref="Arm"/>.</summary>
    public int Sent { get; private set; }

    /// <summary>Whether the next commit breaks.</summary>
    public bool BreaksCommit { get; set; }

    /// <summary>Lets so many commands pass and breaks the next; −1 never.</summary>
    public void Arm(int passing)
    {
        left = passing;
        Sent = 0;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        Count();
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Count();
        return new(result);
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    ) => BreaksCommit ? throw new BrokenException() : new(result);

    private void Count()
    {
        Sent++;
        if (left == 0)
        {
            left = -1;
            throw new BrokenException();
        }

        left -= left > 0 ? 1 : 0;
    }
}

/// <summary>What <see cref="FailingCommands"/> throws.</summary>
public sealed class BrokenException() : Exception("The database died.");

using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data;
using Optica.Domain.Common;

namespace Optica.Portal.Tests.Support;

/// <summary>Breaks the n-th command, or the commit, as a dying database would.</summary>
public sealed class FailingCommands : DbCommandInterceptor, IDbTransactionInterceptor
{
    private int left = -1;
    private int commitsLeft = -1;

    /// <summary>Commands sent since <see cref="Arm"/>.</summary>
    public int Sent { get; private set; }

    /// <summary>Only commands with this in their text; null for all.</summary>
    public string? Only { get; set; }

    /// <summary>Whether the next commit breaks.</summary>
    public bool BreaksCommit { get; set; }

    /// <summary>Whether it was a commit that broke since <see cref="Arm"/>.</summary>
    public bool BrokeCommit { get; private set; }

    /// <summary>Lets so many commands pass and breaks the next, and so many commits; −1 never.</summary>
    public void Arm(int passing, int commits = -1)
    {
        (left, commitsLeft, Sent, BrokeCommit) = (passing, commits, 0, false);
    }

    /// <summary>Breaks nothing any more.</summary>
    public void Rest() => (left, commitsLeft) = (-1, -1);

    /// <summary>Lets it break the commands of every context.</summary>
    public void AddTo(IServiceCollection services) =>
        services
            .ConfigureDbContext<SqliteOpticaDbContext>(options => options.AddInterceptors(this))
            .ConfigureDbContext<SqlServerOpticaDbContext>(options => options.AddInterceptors(this));

    /// <summary>Runs a use case that dies after so many commands; it must succeed when it needs no more of them.</summary>
    /// <returns>Whether it died.</returns>
    public async Task<bool> DiesAsync(int passing, Func<Task<Error?>> run)
    {
        Arm(passing);
        try
        {
            Assert.Null(await run());
            return false;
        }
        catch (Exception exception) when (exception is BrokenException || exception.InnerException is BrokenException)
        {
            return true;
        }
        finally
        {
            Arm(-1);
        }
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        Count(command.CommandText);
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Count(command.CommandText);
        return new(result);
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    )
    {
        if (BreaksCommit || commitsLeft == 0)
        {
            (commitsLeft, BrokeCommit) = (-1, true);
            throw new BrokenException();
        }

        commitsLeft -= commitsLeft > 0 ? 1 : 0;
        return new(result);
    }

    private void Count(string text)
    {
        if (Only is { } part && !text.Contains(part, StringComparison.Ordinal))
        {
            return;
        }

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

using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data;

namespace Optica.Portal.Tests.Support;

/// <summary>A database that is away for a while: nobody can open it.</summary>
internal sealed class LostDatabase : DbConnectionInterceptor
{
    /// <summary>What SQLite says then: part of no answer.</summary>
    public const string Words = "unable to open database file";

    private const int CannotOpen = 14;
    private int refusals;

    /// <summary>Whether it is away.</summary>
    public bool IsAway { get; set; }

    /// <summary>How often somebody wanted it meanwhile.</summary>
    public int Refusals => Volatile.Read(ref refusals);

    /// <summary>Takes the database of every context away.</summary>
    public void AddTo(IServiceCollection services) =>
        services.ConfigureDbContext<SqliteOpticaDbContext>(options => options.AddInterceptors(this));

    /// <inheritdoc />
    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    )
    {
        if (IsAway)
        {
            Interlocked.Increment(ref refusals);
            throw new SqliteException(Words, CannotOpen);
        }

        return new(result);
    }
}

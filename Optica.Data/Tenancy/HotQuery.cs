using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Optica.Data.Tenancy;

/// <summary>
/// A query that every screen asks again and again, compiled once for each provider's model: EF then neither builds nor looks up its
/// expression (PERFORMANCE §4). Filters of organisation and branch apply as in any other query.
/// </summary>
/// <param name="query">The query; asks for one thing.</param>
/// <typeparam name="TParameter">What it is asked with.</typeparam>
/// <typeparam name="TResult">What it answers.</typeparam>
internal sealed class HotQuery<TParameter, TResult>(Expression<Func<OpticaDbContext, TParameter, CancellationToken, TResult>> query)
{
    private readonly ConditionalWeakTable<IModel, Func<OpticaDbContext, TParameter, CancellationToken, Task<TResult>>> compiled = [];

    /// <summary>Asks.</summary>
    public Task<TResult> AskAsync(OpticaDbContext db, TParameter parameter, CancellationToken cancellation) =>
        compiled.GetValue(db.Model, _ => EF.CompileAsyncQuery(query))(db, parameter, cancellation);
}

/// <summary>As <see cref="HotQuery{TParameter, TResult}"/>, for a query that answers with rows.</summary>
/// <param name="query">The query.</param>
/// <typeparam name="TParameter">What it is asked with.</typeparam>
/// <typeparam name="TRow">A row of the answer.</typeparam>
internal sealed class HotRows<TParameter, TRow>(Expression<Func<OpticaDbContext, TParameter, IQueryable<TRow>>> query)
{
    private readonly ConditionalWeakTable<IModel, Func<OpticaDbContext, TParameter, IAsyncEnumerable<TRow>>> compiled = [];

    /// <summary>Asks.</summary>
    public async Task<List<TRow>> AskAsync(OpticaDbContext db, TParameter parameter, CancellationToken cancellation)
    {
        var rows = new List<TRow>();
        var found = compiled.GetValue(db.Model, _ => EF.CompileAsyncQuery(query))(db, parameter);
        await foreach (var row in found.WithCancellation(cancellation))
        {
            rows.Add(row);
        }

        return rows;
    }
}

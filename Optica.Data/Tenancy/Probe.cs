using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Optica.Domain.Common;

namespace Optica.Data.Tenancy;

/// <summary>Tells a record that is not there from one that is out of reach in the caller's own organisation.</summary>
internal static class Probe
{
    /// <summary>Why a record was not found: lifts only the branch filter, so foreign organisations stay "not found".</summary>
    public static async Task<Error> MissingAsync<T>(this IQueryable<T> rows, Expression<Func<T, bool>> isIt, CancellationToken cancellation)
        where T : class =>
        await rows.IgnoreQueryFilters([TenancyModel.BranchFilter]).AnyAsync(isIt, cancellation) ? new AccessDenied() : new NotFound();
}

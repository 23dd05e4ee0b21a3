using Microsoft.EntityFrameworkCore;
using Optica.Domain.Common;

namespace Optica.Data.Tenancy;

/// <summary>Leases a pooled context and sets the caller's access on it; the context clears it when it goes back.</summary>
internal sealed class ScopedContextFactory(IOpticaContextPool pool, ICurrentAccess access) : IDbContextFactory<OpticaDbContext>
{
    public OpticaDbContext CreateDbContext() => pool.Lease().Use(access.Scope);

    public Task<OpticaDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default) => Task.FromResult(CreateDbContext());
}

/// <summary>The pool of contexts, whichever the provider: EF's factories are not covariant.</summary>
internal interface IOpticaContextPool
{
    /// <summary>A context without any access.</summary>
    OpticaDbContext Lease();
}

/// <summary>The pool of one provider.</summary>
internal sealed class OpticaContextPool<T>(IDbContextFactory<T> factory) : IOpticaContextPool
    where T : OpticaDbContext
{
    public OpticaDbContext Lease() => factory.CreateDbContext();
}

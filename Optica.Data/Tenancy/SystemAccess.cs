namespace Optica.Data.Tenancy;

/// <summary>
/// Contexts that reach everything, for migrating, seeding, computing access, writing denials and key handling. banned-words.allowed.txt
/// lists who may take it, and what for.
/// </summary>
public sealed class SystemAccess
{
    private readonly IOpticaContextPool pool;

    internal SystemAccess(IOpticaContextPool pool) => this.pool = pool;

    /// <summary>A context that reaches everything.</summary>
    public OpticaDbContext Open() => pool.Lease().UseSystem();
}

using System.Collections.Frozen;
using Optica.Data.Access;
using Optica.Domain.Common;

namespace Optica.Portal.Tests.Matrix;

/// <summary>
/// Somebody's access, with the rights that a test gives instead of their role's: roles have most permissions together, so that no role
/// shows which of them a thing asks for.
/// </summary>
internal sealed class MatrixAccess(CurrentAccess own) : ICurrentAccess
{
    /// <summary>What they may; null for what their role may.</summary>
    public FrozenSet<string>? Rights { get; set; }

    /// <inheritdoc />
    public AccessScope Scope => Rights is { } rights && own.Scope.IsSomebody ? own.Scope with { Rights = rights } : own.Scope;

    /// <inheritdoc />
    public async Task<AccessScope> RefreshAsync(CancellationToken cancellation)
    {
        await own.RefreshAsync(cancellation);
        return Scope;
    }

    /// <inheritdoc />
    public async Task<Error?> RefuseAsync(string permission, CancellationToken cancellation) =>
        Rights is null ? await own.RefuseAsync(permission, cancellation)
        : (await RefreshAsync(cancellation)).May(permission) ? null
        : new AccessDenied();
}

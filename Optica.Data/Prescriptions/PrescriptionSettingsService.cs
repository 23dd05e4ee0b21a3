using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;

namespace Optica.Data.Prescriptions;

/// <summary>What the organisation decides about prescriptions and exams (OR-1, OR-24).</summary>
public sealed class PrescriptionSettingsService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access)
{
    /// <summary>Sets how prescriptions are made from now on; those there are keep their last day.</summary>
    /// <param name="rules">The settings.</param>
    /// <param name="version">The organisation's version seen, or null.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Done; <see cref="AccessDenied"/>, <see cref="Invalid"/>, <see cref="VersionConflict"/>.</returns>
    public async Task<Result<Done>> ChangeAsync(PrescriptionRules rules, long? version, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (await access.RefuseAsync(Permissions.OrganisationSettings, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var own = await db.Organisations.SingleAsync(row => row.Id == db.Scope.OrganisationId, cancellation);
        return own.Change(rules).Error is { } wrong ? wrong
            : version is { } seen && seen != own.Version ? new VersionConflict()
            : await db.TrySaveAsync(cancellation) is { } failed ? failed
            : default(Done);
    }
}

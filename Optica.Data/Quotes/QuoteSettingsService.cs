using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Quotes;

namespace Optica.Data.Quotes;

/// <summary>What the organisation decides about quotes and warranties (DOMAIN §6, §9).</summary>
public sealed class QuoteSettingsService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access)
{
    /// <summary>Sets how long quotes made from now on can be accepted, and how long what is bought is under warranty.</summary>
    /// <param name="rules">The settings.</param>
    /// <param name="version">The organisation's version seen, or null.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Done; <see cref="AccessDenied"/>, <see cref="Invalid"/>, <see cref="VersionConflict"/>.</returns>
    public async Task<Result<Done>> ChangeAsync(QuoteRules rules, long? version, CancellationToken cancellation)
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

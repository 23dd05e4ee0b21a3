using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Organisations;
using Optica.Domain.Segments;

namespace Optica.Data.Segments;

/// <summary>Settings of the organisation that figures and prices depend on: thresholds of segments, tax (DOMAIN §5, §6).</summary>
public sealed class SegmentService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access)
{
    /// <summary>Sets other thresholds. New tiers and counts appear together: it is one transaction.</summary>
    /// <param name="rules">The thresholds.</param>
    /// <param name="version">The organisation's version seen, or null.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// How many customers have another tier; <see cref="AccessDenied"/>, <see cref="Invalid"/>, <see cref="VersionConflict"/>.
    /// </returns>
    public Task<Result<int>> ChangeRulesAsync(SegmentRules rules, long? version, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return RunAsync<int>(
            version,
            async (db, own) =>
            {
                if (own.Change(rules).Error is { } wrong)
                {
                    return wrong;
                }

                // the organisation's row first: orders that are being taken read the rules there
                if (await db.TrySaveAsync(cancellation) is { } failed)
                {
                    return failed;
                }

                var moved = await Tiers.SetAsync(db.CustomerFigures, rules, cancellation);
                await Tiers.RecountAsync(db, own, cancellation);
                return await db.TrySaveAsync(cancellation) is { } lost ? lost : moved;
            },
            cancellation
        );
    }

    /// <summary>Sets the tax of orders taken from now on.</summary>
    /// <param name="percent">IVA, 0–50.</param>
    /// <param name="version">The organisation's version seen, or null.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Done; <see cref="AccessDenied"/>, <see cref="Invalid"/>, <see cref="VersionConflict"/>.</returns>
    public Task<Result<Done>> ChangeTaxAsync(int percent, long? version, CancellationToken cancellation) =>
        RunAsync<Done>(
            version,
            async (db, own) =>
                own.ChangeTax(percent).Error is { } wrong ? wrong
                : await db.TrySaveAsync(cancellation) is { } failed ? failed
                : default(Done),
            cancellation
        );

    private async Task<Result<T>> RunAsync<T>(
        long? version,
        Func<OpticaDbContext, Organisation, Task<Result<T>>> act,
        CancellationToken cancellation
    )
    {
        if (await access.RefuseAsync(Permissions.OrganisationSettings, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.TransactAsync(
            async () =>
            {
                var own = await db.Organisations.SingleAsync(row => row.Id == db.Scope.OrganisationId, cancellation);
                return version is { } seen && seen != own.Version ? new VersionConflict() : await act(db, own);
            },
            cancellation
        );
    }
}

using Microsoft.EntityFrameworkCore;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;

namespace Optica.Data.Prescriptions;

/// <summary>Reads what the organisation decided about prescriptions and exams.</summary>
public sealed class PrescriptionSettingsQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access)
{
    /// <summary>The settings, for whoever deals with prescriptions: forms and proposals follow them.</summary>
    /// <returns>The settings, or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<PrescriptionSettings>> ReadAsync(CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.PrescriptionsRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var own = await db.Organisations.AsNoTracking().SingleAsync(row => row.Id == db.Scope.OrganisationId, cancellation);
        return new PrescriptionSettings(own.Prescribing, own.Version, db.Scope.May(Permissions.OrganisationSettings));
    }
}

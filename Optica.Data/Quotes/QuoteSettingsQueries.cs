using Microsoft.EntityFrameworkCore;
using Optica.Domain.Common;
using Optica.Domain.Quotes;

namespace Optica.Data.Quotes;

/// <summary>Reads what the organisation decided about quotes and warranties.</summary>
public sealed class QuoteSettingsQueries(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access)
{
    /// <summary>The settings, for whoever deals with quotes: forms propose the last day by them.</summary>
    /// <returns>The settings, or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<QuoteSettings>> ReadAsync(CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.QuotesRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var own = await db.Organisations.AsNoTracking().SingleAsync(row => row.Id == db.Scope.OrganisationId, cancellation);
        return new QuoteSettings(own.Quoting, own.Version, db.Scope.May(Permissions.OrganisationSettings));
    }
}

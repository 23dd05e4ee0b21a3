using Microsoft.EntityFrameworkCore;
using Optica.Data.Prescriptions;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Quotes;
using Optica.Domain.WorkOrders;

namespace Optica.Data.Quotes;

/// <summary>What a quote's lenses are made by: for the clinical permission, and for whoever made the quote on that quote only (CL-13).</summary>
public sealed class QuotePrescriptionQueries(
    IDbContextFactory<OpticaDbContext> contexts,
    ICurrentAccess access,
    PrescriptionContents contents
)
{
    /// <summary>Whether the optical values may be told: with the clinical permission, or to who made the quote (CL-13).</summary>
    internal static bool MaySee(AccessScope scope, Quote quote) =>
        scope.May(Permissions.Clinical) || (quote.SellerId is { } seller && seller == scope.UserId);

    /// <summary>The values of the prescription that a quote is made from, without clinical notes; every reading is audited.</summary>
    /// <param name="quoteId">The quote.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The values; <see cref="NotFound"/> (no such quote, or one without a prescription) or <see cref="AccessDenied"/>.
    /// </returns>
    public async Task<Result<WorkOrderPrescribed>> ReadAsync(Guid quoteId, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.QuotesRead, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var quote = await db.Quotes.AsNoTracking().SingleOrDefaultAsync(row => row.Id == quoteId, cancellation);
        if (quote is null)
        {
            return (Result<WorkOrderPrescribed>)await db.Quotes.MissingAsync(row => row.Id == quoteId, cancellation);
        }

        if (!MaySee(db.Scope, quote))
        {
            return new AccessDenied();
        }

        // whoever may see the values on the quote sees them whatever branch wrote them, as on the job that is made of it
        var prescription = await db
            .Prescriptions.IgnoreQueryFilters([TenancyModel.BranchFilter])
            .AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == quote.PrescriptionId && row.CustomerId == quote.CustomerId, cancellation);
        if (prescription is null)
        {
            return new NotFound();
        }

        var content = await contents.OpenAsync(db, prescription, cancellation);
        await contents.NoteReadAsync(db, [prescription], cancellation);
        return WorkOrderPrescribed.Of(prescription, content);
    }
}

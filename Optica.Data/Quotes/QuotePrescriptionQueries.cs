using Microsoft.EntityFrameworkCore;
using Optica.Data.Prescriptions;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.WorkOrders;

namespace Optica.Data.Quotes;

/// <summary>What a quote's lenses are made by: for the clinical permission, and for whoever made the quote on that quote only (CL-13).</summary>
public sealed class QuotePrescriptionQueries(
    IDbContextFactory<OpticaDbContext> contexts,
    ICurrentAccess access,
    PrescriptionContents contents
)
{
    /// <summary>The values of the prescription that a quote is made from, without clinical notes; every reading is audited.</summary>
    /// <param name="quoteId">The quote.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The values; <see cref="NotFound"/> (no such quote, or one without a prescription in reach) or <see cref="AccessDenied"/>.
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

        if (!db.Scope.May(Permissions.Clinical) && (quote.SellerId is null || quote.SellerId != db.Scope.UserId))
        {
            return new AccessDenied();
        }

        var prescription = await db
            .Prescriptions.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == quote.PrescriptionId && row.CustomerId == quote.CustomerId, cancellation);
        if (prescription is null)
        {
            return new NotFound();
        }

        var content = await contents.OpenAsync(db, prescription.Id, cancellation);
        await contents.NoteReadAsync(db, [prescription], cancellation);
        return WorkOrderPrescribed.Of(prescription, content);
    }
}

using Optica.Data.Prescriptions;
using Optica.Data.Segments;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Domain.Quotes;

namespace Optica.Data.Quotes;

/// <summary>By which prescription a quote becomes a job: nothing is made by values that were withdrawn or corrected (OR-23).</summary>
internal static class QuotePrescriptionRule
{
    /// <param name="db">The caller's context.</param>
    /// <param name="quote">The quote.</param>
    /// <param name="choice">Another one than the quote's own, or null; and the day at the quote's branch.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The prescription or none; <see cref="Invalid"/> for one that is not the customer's, out of reach or not valid today;
    /// <see cref="QuotePrescriptionWithdrawn"/>, <see cref="QuotePrescriptionCorrected"/> where another one has to be named.
    /// </returns>
    public static async Task<Result<Guid?>> ChooseAsync(
        OpticaDbContext db,
        Quote quote,
        (Guid? Wanted, DateOnly Today) choice,
        CancellationToken cancellation
    )
    {
        // nobody withdraws a prescription between being looked at and being used
        await FiguresWriter.HoldAsync(db, quote.CustomerId, cancellation);
        if (quote.Accepted is { NeedsJob: false })
        {
            // nothing is made, so nothing can be made wrong
            return quote.PrescriptionId;
        }

        if (choice.Wanted is { } wanted && wanted != quote.PrescriptionId)
        {
            return await QuotePricer.IsCurrentAsync(db, (wanted, quote.CustomerId, choice.Today), cancellation)
                ? wanted
                : Invalid.At(nameof(QuoteConversionInput.PrescriptionId), "prescription_not_current");
        }

        return await PrescriptionStates.OfAsync(db, quote.PrescriptionId, cancellation) switch
        {
            { Standing: PrescriptionStanding.Withdrawn } => new QuotePrescriptionWithdrawn(),
            { Standing: PrescriptionStanding.Corrected, Correction: { } correction } => new QuotePrescriptionCorrected(correction),
            // what corrected it does not stand either
            { Standing: PrescriptionStanding.Corrected } => new QuotePrescriptionWithdrawn(),
            _ => quote.PrescriptionId,
        };
    }
}

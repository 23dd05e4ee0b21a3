using Microsoft.EntityFrameworkCore;
using Optica.Data.Orders;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;
using Optica.Domain.Quotes;

namespace Optica.Data.Quotes;

/// <summary>Fills, checks and prices what was typed of a quote with what orders are filled, checked and priced with.</summary>
internal static class QuotePricer
{
    private static readonly QuoteInputValidator Validator = new();

    /// <summary>Fills the lines from their products and checks every rule but those of days.</summary>
    /// <param name="db">Context with the caller's scope.</param>
    /// <param name="input">What was typed; filled and cleaned in place.</param>
    /// <param name="known">Products that stand on the quote already: no longer sold is no matter then.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Every broken rule, or null.</returns>
    public static async Task<Invalid?> CheckAsync(
        OpticaDbContext db,
        QuoteInput input,
        IReadOnlySet<Guid> known,
        CancellationToken cancellation
    )
    {
        QuoteInputNormaliser.Normalise(input);
        List<FieldError> wrong = [];
        for (var at = 0; at < input.Alternatives.Count; at++)
        {
            // lines are filled in place before the quote's own rules look at them
            var order = new OrderInput { CustomerId = Guid.Empty, Lines = input.Alternatives[at].Lines };
            var broken = await OrderPricer.CheckAsync(db, order, known, cancellation);
            wrong.AddRange((broken?.Fields ?? []).Select(one => one with { Field = $"Alternatives[{at}].{one.Field}" }));
        }

        wrong.AddRange(Validator.Check(input)?.Fields ?? []);
        return wrong.Count == 0 ? null : new Invalid(wrong);
    }

    /// <summary>What is wrong with the prescription and the last day.</summary>
    /// <param name="db">Context with the caller's scope.</param>
    /// <param name="input">What was typed.</param>
    /// <param name="place">The customer, the prescription that stands on the quote already, and the branch's day.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<Invalid?> CheckDaysAsync(
        OpticaDbContext db,
        QuoteInput input,
        (Guid CustomerId, Guid? KnownPrescription, DateOnly Today) place,
        CancellationToken cancellation
    )
    {
        Invalid? wrong = null;
        if (input.ValidUntil is { } last && (last < place.Today || last.DayNumber - place.Today.DayNumber > QuoteRules.MostDays))
        {
            wrong = Invalid.At(nameof(QuoteInput.ValidUntil), "valid_until_out_of_range", QuoteRules.MostDays);
        }

        return
            input.PrescriptionId is { } id
            && id != place.KnownPrescription
            && !await IsCurrentAsync(db, (id, place.CustomerId, place.Today), cancellation)
            ? Invalid.Join(wrong, Invalid.At(nameof(QuoteInput.PrescriptionId), "prescription_not_current"))
            : wrong;
    }

    /// <summary>Whether it is an active prescription of the customer that has not run out.</summary>
    public static Task<bool> IsCurrentAsync(
        OpticaDbContext db,
        (Guid Id, Guid CustomerId, DateOnly Today) which,
        CancellationToken cancellation
    ) =>
        db.Prescriptions.AnyAsync(
            row =>
                row.Id == which.Id
                && row.CustomerId == which.CustomerId
                && row.Status == PrescriptionStatus.Active
                && row.ExpiresOn >= which.Today,
            cancellation
        );

    /// <summary>Prices a complete, valid quote with the customer's best benefit for each alternative.</summary>
    /// <param name="db">Context with the caller's scope.</param>
    /// <param name="customer">The customer; null prices without benefits.</param>
    /// <param name="input">Complete and valid.</param>
    /// <param name="day">Today in the organisation and in the branch, tax, and days that quotes last.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<QuoteContent> PriceAsync(
        OpticaDbContext db,
        Customer? customer,
        QuoteInput input,
        QuoteDay day,
        CancellationToken cancellation
    )
    {
        List<PricedOrder> priced = [];
        foreach (var one in input.Alternatives)
        {
            priced.Add(await OrderPricer.PriceAsync(db, customer, one.Lines, (day.Organisation, day.TaxPercent), cancellation));
        }

        return new(input, priced, day.TaxPercent, input.ValidUntil ?? day.Branch.AddDays(day.ValidityDays));
    }
}

/// <summary>The day a quote is made on.</summary>
/// <param name="Organisation">By the organisation's calendar: numbers and benefits.</param>
/// <param name="Branch">By the branch's: the last day.</param>
/// <param name="TaxPercent">IVA.</param>
/// <param name="ValidityDays">Days that quotes last.</param>
internal sealed record QuoteDay(DateOnly Organisation, DateOnly Branch, int TaxPercent, int ValidityDays)
{
    public static async Task<QuoteDay> ReadAsync(OpticaDbContext db, Guid branchId, DateTimeOffset now, CancellationToken cancellation)
    {
        var own = await db.Organisations.AsNoTracking().SingleAsync(row => row.Id == db.Scope.OrganisationId, cancellation);
        return new(
            LocalDay.Of(now, TimeZoneInfo.FindSystemTimeZoneById(own.TimeZone)),
            await QuoteLoading.TodayAsync(db, branchId, now, cancellation),
            own.TaxPercent,
            own.QuoteDays
        );
    }
}

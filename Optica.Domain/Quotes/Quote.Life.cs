using Optica.Domain.Common;

namespace Optica.Domain.Quotes;

/// <content>
/// Its steps (DOMAIN §9). Each is judged by the status it reads on the branch's day, so that nothing is accepted after its last day.
/// </content>
public sealed partial class Quote
{
    /// <summary>Status as written down. Expiry is not: it follows from <see cref="ValidUntil"/>, see <see cref="StatusOn"/>.</summary>
    public QuoteStatus Status { get; private set; } = QuoteStatus.Draft;

    /// <summary>When it took its last step, UTC.</summary>
    public DateTime StatusAt { get; private set; }

    /// <summary>When the customer got it, UTC; or null.</summary>
    public DateTime? SentAt { get; private set; }

    /// <summary>When it was last sent by e-mail, UTC; or null.</summary>
    public DateTime? MailedAt { get; private set; }

    /// <summary>Place of the alternative that the customer took, from 0; or null.</summary>
    public int? AcceptedPosition { get; private set; }

    /// <summary>Why the customer does not want it, ≤ 400; or null.</summary>
    public string? RejectionReason { get; private set; }

    /// <summary>The order it became, or null.</summary>
    public Guid? OrderId { get; private set; }

    /// <summary>The work order it became, or null.</summary>
    public Guid? WorkOrderId { get; private set; }

    /// <summary>The alternative that the customer took, or null. Alternatives must be loaded.</summary>
    public QuoteAlternative? Accepted => alternatives.SingleOrDefault(one => one.Position == AcceptedPosition);

    /// <summary>Status on a day of the branch.</summary>
    public QuoteStatus StatusOn(DateOnly today) => QuoteLife.On(Status, ValidUntil, today);

    /// <summary>The customer gets it.</summary>
    /// <param name="now">The branch's day, and the instant (UTC).</param>
    /// <returns>Done or <see cref="InvalidQuoteTransition"/>.</returns>
    public Result<Done> Send((DateOnly Today, DateTime At) now)
    {
        var step = Step(QuoteStatus.Sent, now);
        if (step.Succeeded)
        {
            SentAt = now.At;
        }

        return step;
    }

    /// <summary>Notes that it went out by e-mail.</summary>
    /// <param name="at">When, UTC.</param>
    /// <returns>Done.</returns>
    public Result<Done> Mailed(DateTime at)
    {
        MailedAt = at;
        return default(Done);
    }

    /// <summary>The alternative that is meant; alternatives must be loaded.</summary>
    /// <param name="alternativeId">Which; may be left out where there is only one.</param>
    /// <returns>The alternative, or <see cref="Invalid"/>.</returns>
    public Result<QuoteAlternative> Choose(Guid? alternativeId) =>
        alternativeId is null && alternatives.Count == 1 ? alternatives[0]
        : alternatives.Find(one => one.Id == alternativeId) is { } chosen ? chosen
        : Invalid.At("AlternativeId", alternativeId is null ? "alternative_required" : "alternative_unknown");

    /// <summary>The customer takes one of the alternatives, which must be loaded.</summary>
    /// <param name="alternativeId">Which; may be left out where there is only one.</param>
    /// <param name="now">The branch's day, and the instant (UTC).</param>
    /// <returns>Done, <see cref="InvalidQuoteTransition"/>, or <see cref="Invalid"/> at the alternative.</returns>
    public Result<Done> Accept(Guid? alternativeId, (DateOnly Today, DateTime At) now)
    {
        if (!Choose(alternativeId).TryGet(out var chosen, out var wrong))
        {
            return wrong;
        }

        if (Step(QuoteStatus.Accepted, now).Error is { } no)
        {
            return no;
        }

        AcceptedPosition = chosen.Position;
        (LowestTotal, HighestTotal) = (chosen.Total, chosen.Total);
        return default(Done);
    }

    /// <summary>The customer does not want it.</summary>
    /// <param name="reason">Why; clean and not empty.</param>
    /// <param name="now">The branch's day, and the instant (UTC).</param>
    /// <returns>Done or <see cref="InvalidQuoteTransition"/>.</returns>
    public Result<Done> Reject(string reason, (DateOnly Today, DateTime At) now)
    {
        var step = Step(QuoteStatus.Rejected, now);
        if (step.Succeeded)
        {
            RejectionReason = reason;
        }

        return step;
    }

    /// <summary>Becomes an order and a work order, once; frozen from then on.</summary>
    /// <param name="made">What was made of it.</param>
    /// <param name="now">The branch's day, and the instant (UTC).</param>
    /// <returns>Done or <see cref="InvalidQuoteTransition"/>.</returns>
    public Result<Done> Convert((Guid OrderId, Guid? WorkOrderId) made, (DateOnly Today, DateTime At) now)
    {
        var step = Step(QuoteStatus.Converted, now);
        if (step.Succeeded)
        {
            (OrderId, WorkOrderId) = made;
        }

        return step;
    }

    /// <summary>Takes another prescription as it is converted: what it was offered by was withdrawn or corrected, or there is a newer one.</summary>
    /// <param name="prescriptionId">The customer's, checked by the caller; its own changes nothing.</param>
    public void Prescribe(Guid? prescriptionId) => PrescriptionId = prescriptionId;

    /// <summary>Whether it may take a step on a day of the branch.</summary>
    /// <returns>Null, or <see cref="InvalidQuoteTransition"/>.</returns>
    public InvalidQuoteTransition? Refuses(QuoteStatus to, DateOnly today)
    {
        var from = StatusOn(today);
        return QuoteLife.MayGo(from, to) ? null : new InvalidQuoteTransition(from, QuoteLife.Next(from));
    }

    private Result<Done> Step(QuoteStatus to, (DateOnly Today, DateTime At) now)
    {
        if (Refuses(to, now.Today) is { } no)
        {
            return no;
        }

        (Status, StatusAt) = (to, now.At);
        return default(Done);
    }
}

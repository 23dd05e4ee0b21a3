using Optica.Domain.Common;

namespace Optica.Domain.Quotes;

/// <summary>
/// What a customer is offered (DOMAIN §9): up to three alternatives side by side, priced as orders are and then left as they are, until
/// a last day. Its prices and its prescription stay as quoted whatever becomes of products and prescriptions.
/// </summary>
public sealed partial class Quote : ICustomerRecord, IStamped, IVersioned, IAudited
{
    /// <summary>Prefix of its numbers.</summary>
    public const string Prefix = "COT";

    /// <summary>Longest number.</summary>
    public const int NumberLength = 20;

    /// <summary>Longest notes.</summary>
    public const int NotesLength = 1000;

    /// <summary>Longest reason of a rejection.</summary>
    public const int ReasonLength = 400;

    private readonly List<QuoteAlternative> alternatives = [];

    private Quote() { }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <summary>The branch where it was made; its clock says when it expires.</summary>
    public Guid BranchId { get; private set; }

    /// <inheritdoc />
    public Guid CustomerId { get; private set; }

    /// <inheritdoc />
    public Guid CustomerBranchId { get; private set; }

    /// <summary>Number within the organisation and year: <c>COT-2026-0001</c>.</summary>
    public string Number { get; private set; } = "";

    /// <summary>The customer's prescription it is made from, or null. Its values stand with the prescription, which is never changed.</summary>
    public Guid? PrescriptionId { get; private set; }

    /// <summary>The last day it may be accepted, by the branch's calendar.</summary>
    public DateOnly ValidUntil { get; private set; }

    /// <summary>Who made it; null for the system.</summary>
    public Guid? SellerId { get; private set; }

    /// <summary>Notes that the customer reads, ≤ 1000.</summary>
    public string? Notes { get; private set; }

    /// <summary>IVA it was priced with, percent.</summary>
    public int TaxPercent { get; private set; }

    /// <summary>CLP with tax of the cheapest alternative; of the accepted one once there is one.</summary>
    public long LowestTotal { get; private set; }

    /// <summary>CLP with tax of the dearest alternative; of the accepted one once there is one.</summary>
    public long HighestTotal { get; private set; }

    /// <summary>What is offered, in order.</summary>
    public IReadOnlyList<QuoteAlternative> Alternatives => alternatives;

    /// <inheritdoc />
    public DateTime CreatedAt { get; private set; }

    /// <inheritdoc />
    public Guid? CreatedBy { get; private set; }

    /// <inheritdoc />
    public DateTime UpdatedAt { get; private set; }

    /// <inheritdoc />
    public Guid? UpdatedBy { get; private set; }

    /// <inheritdoc />
    public long Version { get; private set; }

    Guid IAudited.AuditId => Id;

    string IAudited.AuditKind => "quote";

    /// <summary>A draft.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="place">Organisation, branch, customer and the customer's branch.</param>
    /// <param name="content">What is offered, and its prices.</param>
    /// <param name="by">Who, and when (UTC).</param>
    public static Quote Create(
        string number,
        (Guid OrganisationId, Guid BranchId, Guid CustomerId, Guid CustomerBranchId) place,
        QuoteContent content,
        (Guid? UserId, DateTime At) by
    )
    {
        var quote = new Quote
        {
            Id = Ids.New(by.At),
            Number = number,
            OrganisationId = place.OrganisationId,
            BranchId = place.BranchId,
            CustomerId = place.CustomerId,
            CustomerBranchId = place.CustomerBranchId,
            SellerId = by.UserId,
            CreatedAt = by.At,
            StatusAt = by.At,
        };
        quote.Fill(content, by.At);
        return quote;
    }

    /// <summary>Replaces what a draft offers, also one that ran out: it gets a new last day.</summary>
    /// <param name="content">What is offered, and its prices.</param>
    /// <param name="at">When, UTC.</param>
    /// <returns>Done or <see cref="QuoteNotDraft"/>.</returns>
    public Result<Done> Change(QuoteContent content, DateTime at)
    {
        if (Status != QuoteStatus.Draft)
        {
            return new QuoteNotDraft();
        }

        alternatives.Clear();
        Fill(content, at);
        return default(Done);
    }

    private void Fill(QuoteContent content, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(content);
        (Notes, PrescriptionId) = (content.Input.Notes, content.Input.PrescriptionId);
        (ValidUntil, TaxPercent) = (content.ValidUntil, content.TaxPercent);
        for (var position = 0; position < content.Input.Alternatives.Count; position++)
        {
            var one = content.Input.Alternatives[position];
            alternatives.Add(QuoteAlternative.Create(this, one, content.Priced[position], (position, at)));
        }

        (LowestTotal, HighestTotal) = (alternatives.Min(one => one.Total), alternatives.Max(one => one.Total));
    }
}

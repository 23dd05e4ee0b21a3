using Optica.Domain.Organisations;
using Optica.Domain.Prescriptions;

namespace Optica.Domain.Quotes;

/// <summary>Everything about a quote; nothing medical.</summary>
/// <param name="Row">As in lists.</param>
/// <param name="Branch">The branch, with its zone and whether the caller may change the quote.</param>
/// <param name="TaxPercent">IVA it was priced with.</param>
/// <param name="Alternatives">What is offered, in order.</param>
public sealed record QuoteDetail(QuoteRow Row, BranchRow Branch, int TaxPercent, IReadOnlyList<QuoteAlternativeRow> Alternatives)
{
    /// <summary>Plain side of the prescription it is made from, or null.</summary>
    public PrescriptionRow? Prescription { get; init; }

    /// <summary>What has become of that prescription, or null without one.</summary>
    public PrescriptionState? PrescriptionState { get; init; }

    /// <summary>Whether the caller may see its values: with the clinical permission, or as who made the quote (CL-13).</summary>
    public bool MaySeeValues { get; init; }

    /// <summary>Notes that the customer reads.</summary>
    public string? Notes { get; init; }

    /// <summary>Why the customer does not want it.</summary>
    public string? RejectionReason { get; init; }

    /// <summary>When it took its last step, UTC.</summary>
    public DateTime StatusAt { get; init; }

    /// <summary>When the customer got it, UTC; or null.</summary>
    public DateTime? SentAt { get; init; }

    /// <summary>When it was last sent by e-mail, UTC; or null.</summary>
    public DateTime? MailedAt { get; init; }

    /// <summary>The customer's e-mail address, or null; null also when the customer is out of the caller's reach.</summary>
    public string? CustomerEmail { get; init; }

    /// <summary>Name of who changed it last, or null for the system.</summary>
    public string? ChangedBy { get; init; }
}

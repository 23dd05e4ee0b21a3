using Optica.Domain.Organisations;
using Optica.Domain.Prescriptions;
using Optica.Domain.Quotes;

namespace Optica.Portal.Features.Quotes;

/// <summary>What a quote's form starts with.</summary>
/// <param name="Input">The fields.</param>
/// <param name="CustomerName">Whose quote it is.</param>
/// <param name="Prescriptions">Prescriptions to choose from: the customer's current ones, and the one that is chosen.</param>
/// <param name="Branches">Branches to choose from; none where the branch is settled.</param>
public sealed record QuoteForm(
    QuoteInput Input,
    string CustomerName,
    IReadOnlyList<PrescriptionRow> Prescriptions,
    IReadOnlyList<BranchRow> Branches
)
{
    /// <summary>Version of the quote that is changed; null for a new one.</summary>
    public long? Version { get; init; }

    /// <summary>Number of the quote that is changed.</summary>
    public string? Number { get; init; }

    /// <summary>Who changed that quote last; null for the system.</summary>
    public string? ChangedBy { get; init; }
}

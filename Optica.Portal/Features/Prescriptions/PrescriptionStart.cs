using Optica.Domain.Organisations;
using Optica.Domain.Prescriptions;

namespace Optica.Portal.Features.Prescriptions;

/// <summary>What the form of a prescription starts with.</summary>
/// <param name="Input">What stands in it.</param>
/// <param name="Reference">What it is judged against.</param>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="Branches">Branches to choose from; none where there is no choice.</param>
public sealed record PrescriptionStart(
    PrescriptionInput Input,
    PrescriptionReference Reference,
    Guid CustomerId,
    IReadOnlyList<BranchRow> Branches
)
{
    /// <summary>The prescription that is gone on with or corrected, or null for a new one.</summary>
    public PrescriptionRow? Of { get; init; }
}

/// <summary>What a form is saved with.</summary>
/// <param name="Input">A copy of what was typed: services clean what they get.</param>
/// <param name="Options">Draft or not, whether doubts were confirmed, the version seen, and the operation.</param>
/// <param name="Reason">Why it is corrected, where that is asked.</param>
public sealed record PrescriptionSaving(PrescriptionInput Input, PrescriptionOptions Options, string? Reason);

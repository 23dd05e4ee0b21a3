using Optica.Domain.Organisations;
using Optica.Domain.Prescriptions;

namespace Optica.Portal.Features.Prescriptions.Components;

/// <summary>A prescription as it is handed to the customer: no clinical notes, those stay in the record.</summary>
/// <param name="Organisation">The shop.</param>
/// <param name="Branch">Its branch.</param>
/// <param name="CustomerName">Whose it is.</param>
/// <param name="CustomerNumber">RUT or document as it is written, or null.</param>
/// <param name="Row">Kind, status and dates.</param>
/// <param name="Content">What was prescribed.</param>
public sealed record PrescriptionPaper(
    string Organisation,
    BranchRow Branch,
    string CustomerName,
    string? CustomerNumber,
    PrescriptionRow Row,
    PrescriptionContent Content
)
{
    /// <summary>Whether lenses may be made by it; paper that may not be used says so.</summary>
    public bool IsValid => Row.Status == PrescriptionStatus.Active;

    /// <summary>Material, coatings and tint, with the keys of their words; only what is said.</summary>
    public IEnumerable<(string Name, string Text)> Lens =>
        new (string Name, string? Text)[]
        {
            ("lens_material", Content.LensMaterial),
            ("coatings", Content.Coatings.Count == 0 ? null : string.Join(", ", Content.Coatings)),
            ("tint", Content.Tint),
        }
            .Where(part => !string.IsNullOrEmpty(part.Text))
            .Select(part => (part.Name, part.Text!));
}

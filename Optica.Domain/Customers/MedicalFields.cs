using Optica.Domain.Audit;

namespace Optica.Domain.Customers;

/// <summary>The medical fields in clear: only ever in memory, only with the clinical permission.</summary>
/// <param name="Conditions">Medical conditions.</param>
/// <param name="Allergies">Allergies.</param>
/// <param name="Medications">Medications.</param>
/// <param name="Notes">Medical notes, or null.</param>
public sealed record MedicalFields(
    IReadOnlyList<string> Conditions,
    IReadOnlyList<string> Allergies,
    IReadOnlyList<string> Medications,
    string? Notes
)
{
    /// <summary>Nothing known.</summary>
    public static readonly MedicalFields Empty = new([], [], [], null);

    /// <summary>Whether there is anything.</summary>
    public bool IsEmpty => Conditions.Count + Allergies.Count + Medications.Count == 0 && Notes is null;

    /// <summary>The medical fields of an input.</summary>
    public static MedicalFields Of(CustomerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new([.. input.MedicalConditions], [.. input.Allergies], [.. input.Medications], input.MedicalNotes);
    }

    /// <summary>Writes them into an input.</summary>
    public void CopyTo(CustomerInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        input.MedicalConditions = [.. Conditions];
        input.Allergies = [.. Allergies];
        input.Medications = [.. Medications];
        input.MedicalNotes = Notes;
    }

    /// <summary>Field by field what turns this into <paramref name="next"/>.</summary>
    public IReadOnlyList<FieldChange> ChangesTo(MedicalFields next)
    {
        ArgumentNullException.ThrowIfNull(next);
        FieldChange[] all =
        [
            new(nameof(CustomerInput.MedicalConditions), Line(Conditions), Line(next.Conditions)),
            new(nameof(CustomerInput.Allergies), Line(Allergies), Line(next.Allergies)),
            new(nameof(CustomerInput.Medications), Line(Medications), Line(next.Medications)),
            new(nameof(CustomerInput.MedicalNotes), Notes, next.Notes),
        ];
        return [.. all.Where(change => change.Old != change.New)];
    }

    private static string? Line(IReadOnlyList<string> items) => items.Count == 0 ? null : string.Join("; ", items);
}

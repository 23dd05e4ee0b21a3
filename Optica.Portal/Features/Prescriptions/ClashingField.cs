using Optica.Domain.Prescriptions;
using Optica.Portal.Features.Prescriptions.Entry;

namespace Optica.Portal.Features.Prescriptions;

/// <summary>A field of a prescription that two people may have changed at once.</summary>
/// <param name="Name">Its name or its place in the grid.</param>
/// <param name="Show">What stands in it, the same in every language; empty for nothing.</param>
/// <param name="Copy">Takes it from one input to another; null for a cell of the grid.</param>
/// <param name="Cell">The cell of the grid; null for other fields.</param>
public sealed record ClashingField(
    string Name,
    Func<PrescriptionInput, string> Show,
    Action<PrescriptionInput, PrescriptionInput>? Copy,
    EntryCell? Cell
);

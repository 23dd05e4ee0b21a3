using Microsoft.AspNetCore.Components.Forms;
using Optica.Domain.Prescriptions;
using Optica.Portal.Components.Shared.Forms;
using Optica.Portal.Features.Prescriptions.Entry;

namespace Optica.Portal.Features.Prescriptions.Components;

/// <summary>What the parts of the entry grid show: values, refusals, and the form's messages at each cell.</summary>
/// <param name="Desk">The entry.</param>
/// <param name="Input">What is filled.</param>
/// <param name="Form">The form around it.</param>
public sealed record GridState(EntryDesk Desk, PrescriptionInput Input, EditContext Form)
{
    /// <summary>Kind of the prescription, or null.</summary>
    public PrescriptionKind? Kind => Input.Kind;

    /// <summary>The form's field of a cell.</summary>
    public FieldIdentifier Field(string path) => FieldPath.Find(Input, path);

    /// <summary>Whether there is a message at a cell.</summary>
    public bool HasMessage(EntryCell cell) => Texts(cell).Any();

    /// <summary>The messages of some cells, in their order.</summary>
    public IReadOnlyList<(EntryCell Cell, IReadOnlyList<string> Texts)> Messages(IEnumerable<EntryCell?> cells) =>
        [.. cells.OfType<EntryCell>().Where(HasMessage).Select(cell => (cell, (IReadOnlyList<string>)[.. Texts(cell)]))];

    private IEnumerable<string> Texts(EntryCell cell) => Form.GetValidationMessages(Field(cell.Path)).Distinct(StringComparer.Ordinal);
}

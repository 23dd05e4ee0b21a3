using System.Text.Json;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Portal.Components.Shared.Forms;
using Optica.Portal.Features.Prescriptions.Entry;

namespace Optica.Portal.Features.Prescriptions.Components;

/// <content>What is kept while somebody types.</content>
public sealed partial class PrescriptionForm
{
    private string WriteDraft() =>
        JsonSerializer.Serialize(
            new Kept(
                Input,
                reason,
                // what is read on was made on this version, however old it is when it is gone on with
                version ?? Start.Of?.Version,
                operation,
                desk.Sheet.Refusals.ToDictionary(refusal => refusal.Cell.Path, refusal => refusal.Text, StringComparer.Ordinal)
            )
        );

    private void ReadDraft(string text)
    {
        var draft = KeptForm.Read<Kept>(text);
        (reason, version, operation) = (draft.Reason, draft.Version, draft.Operation);
        new PartialUpdate<PrescriptionInput>(draft.Input).Over(Input);
        desk = new EntryDesk(Input, Start.Reference);
        foreach (var cell in EntryColumns.Cells.Where(cell => draft.Refused.ContainsKey(cell.Path)))
        {
            desk.Sheet.Take(cell, draft.Refused[cell.Path]);
        }

        desk.Review();
    }

    private sealed record Kept(PrescriptionInput Input, string? Reason, long? Version, Guid Operation, Dictionary<string, string?> Refused);
}

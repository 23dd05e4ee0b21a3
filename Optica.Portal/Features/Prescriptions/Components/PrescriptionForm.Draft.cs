using System.Text.Json;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Portal.Components.Shared.Forms;
using Optica.Portal.Features.Prescriptions.Entry;

namespace Optica.Portal.Features.Prescriptions.Components;

/// <content>What is kept while somebody types.</content>
public sealed partial class PrescriptionForm
{
    private string WriteDraft()
    {
        // what is gone on with was made on this version, however old it is by then; and what clashes must be asked about again
        var (began, made) = clash is null ? (opened, version ?? Start.Of?.Version) : (clash.Before, clashedVersion);
        var refused = desk.Sheet.Refusals.ToDictionary(refusal => refusal.Cell.Path, refusal => refusal.Text, StringComparer.Ordinal);
        return JsonSerializer.Serialize(new Kept(began, Input, reason, made, refused));
    }

    private void ReadDraft(string text)
    {
        var draft = KeptForm.Read<Kept>(text);
        (opened, reason, version) = (draft.Opened, draft.Reason, draft.Version);
        new PartialUpdate<PrescriptionInput>(draft.Input).Over(Input);
        desk = new EntryDesk(Input, Start.Reference);
        foreach (var cell in EntryColumns.Cells.Where(cell => draft.Refused.ContainsKey(cell.Path)))
        {
            desk.Sheet.Take(cell, draft.Refused[cell.Path]);
        }

        desk.Review();
    }

    private sealed record Kept(
        PrescriptionInput Opened,
        PrescriptionInput Input,
        string? Reason,
        long? Version,
        Dictionary<string, string?> Refused
    );
}

using System.Text.Json;
using Optica.Domain.Drafts;

namespace Optica.Portal.Components.Shared.Forms;

/// <content>What was left behind in a form of this kind: offered, taken up or thrown away.</content>
public sealed partial class UnsavedChanges
{
    private async Task OfferAsync(DraftOf draft)
    {
        try
        {
            var found = await drafts.OffersAsync(draft.Form, draft.RecordId, CancellationToken.None);
            offers = found.TryGet(out var rows, out _) ? [.. rows.Where(row => row.Id != id)] : [];
        }
        catch (Exception failure)
        {
            // the form is worth more than what was left behind in it
            DraftFailed(log, Trace.Id(time), failure);
        }
    }

    private async Task TakeAsync(DraftOffer offer)
    {
        try
        {
            var form = KeptForm.Read<KeptForm>(offer.Content);
            Draft!.Read(form.Model);
            typed = form is { Field: { } field, Text: { } text } ? (field, text) : null;
            await Taken.InvokeAsync();
            // from now on it is this form's own
            if (await KeepAsync(form.Field, form.Text))
            {
                await DiscardAsync(offer);
            }
        }
        catch (JsonException)
        {
            // written by a version of the portal that knew other fields
            toasts.Error(Words["draft_unreadable"]);
        }
    }

    private async Task DiscardAsync(DraftOffer offer)
    {
        offers = [.. offers.Where(other => other != offer)];
        await DropAsync(offer.Id);
    }
}

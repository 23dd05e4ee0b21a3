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

    /// <summary>When it was left; of several to the minute or second, so that they are told apart.</summary>
    private string When(DraftOffer offer)
    {
        var now = Time.GetUtcNow().UtcDateTime;
        return offers.Count > 1 ? Ago.Exactly(Times, offer.SavedAt, now) : Ago.Of(Times, offer.SavedAt, now);
    }

    /// <summary>What it holds, in a few words; null for a form that does not say, and for what cannot be read.</summary>
    private string? Held(DraftOffer offer)
    {
        try
        {
            return Draft?.Tell?.Invoke(KeptForm.Read<KeptForm>(offer.Content).Model);
        }
        catch (JsonException)
        {
            // taking it up says so
            return null;
        }
    }

    private async Task TakeAsync(DraftOffer offer)
    {
        try
        {
            var form = KeptForm.Read<KeptForm>(offer.Content);
            offers = [.. offers.Where(other => other != offer)];
            if (!await IsOursAsync(offer))
            {
                toasts.Error(Words["draft_gone_on"]);
                return;
            }

            Draft!.Read(form.Model);
            typed = form is { Field: { } field, Text: { } text } ? (field, text) : null;
            await Taken.InvokeAsync();
        }
        catch (JsonException)
        {
            // written by a version of the portal that knew other fields
            toasts.Error(Words["draft_unreadable"]);
        }
    }

    /// <summary>From now on it is this form's own; of two tabs one gets it.</summary>
    private async Task<bool> IsOursAsync(DraftOffer offer)
    {
        try
        {
            var taken = await drafts.TakeOverAsync(offer.Id, new(id, Draft!.Form, Draft.RecordId, offer.Content), CancellationToken.None);
            (kept, hasFailed) = taken.Succeeded ? (offer.Content, false) : (kept, hasFailed);
            return taken.Succeeded;
        }
        catch (Exception failure)
        {
            // what was typed is worth more than a second draft of it
            DraftFailed(log, Trace.Id(time), failure);
            hasFailed = true;
            return true;
        }
    }

    private async Task DiscardAsync(DraftOffer offer)
    {
        offers = [.. offers.Where(other => other != offer)];
        await DropAsync(offer.Id);
    }
}

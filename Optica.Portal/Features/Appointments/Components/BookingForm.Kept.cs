using System.Text.Json;
using Optica.Domain.Appointments;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Appointments.Components;

/// <content>What is kept while somebody types: who comes, for what and how long. The time is not: it may be taken by then.</content>
public sealed partial class BookingForm
{
    private DraftOf Draft => new("appointment", null, WriteDraft, ReadDraft) { Operation = operation };

    private string WriteDraft() => JsonSerializer.Serialize(new Kept(input));

    private void ReadDraft(string text)
    {
        var kept = KeptForm.Read<Kept>(text).Input;
        (input.Type, input.Minutes, input.Notes) = (kept.Type, kept.Minutes, kept.Notes);
        (input.GuestName, input.GuestRut, input.GuestPhone) = (kept.GuestName, kept.GuestRut, kept.GuestPhone);
        (customer, input.CustomerId) = (null, kept.CustomerId);
        if (kept.CustomerId is { } id)
        {
            _ = InvokeAsync(() => RecallAsync(id));
        }
    }

    /// <summary>The customer as they are now, if they are still in reach.</summary>
    private async Task RecallAsync(Guid id)
    {
        try
        {
            Take((await customers.RowAsync(id, CancellationToken.None)).TryGet(out var row, out _) ? row : null);
            StateHasChanged();
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }

    private sealed record Kept(AppointmentInput Input);
}

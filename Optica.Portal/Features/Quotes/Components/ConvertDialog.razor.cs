using Microsoft.AspNetCore.Components;
using Optica.Data.Prescriptions;
using Optica.Data.Quotes;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Quotes;
using Optica.Portal.Components.Shared.Forms;
using Optica.Portal.Components.Shared.Prescriptions;

namespace Optica.Portal.Features.Quotes.Components;

/// <summary>Asks before a quote is converted; where its prescription was withdrawn or corrected it has to be another one.</summary>
public sealed partial class ConvertDialog(QuoteConversionService conversion, PrescriptionQueries prescriptions, TimeProvider time)
{
    private DialogForm dialog = default!;
    private QuoteDetail asked = default!;
    private Picked model = new();
    private PrescriptionOffer? offer;
    private Guid operation;

    /// <summary>The quote.</summary>
    [Parameter, EditorRequired]
    public QuoteDetail Quote { get; set; } = default!;

    /// <summary>It was converted.</summary>
    [Parameter]
    public EventCallback Done { get; set; }

    /// <summary>Somebody else changed it meanwhile.</summary>
    [Parameter]
    public EventCallback<Error> Failed { get; set; }

    private bool MakesLenses => Quote.Alternatives.Any(one => one is { IsAccepted: true, NeedsJob: true });

    private bool IsBlocked => MakesLenses && offer is { NeedsAnother: true, Others.Count: 0 };

    /// <summary>Opens the dialog.</summary>
    public async Task OpenAsync()
    {
        // what is on screen now is what is converted: news that comes meanwhile must not be acted on unseen
        asked = Quote;
        var name = Quote.Prescription is { } row ? PrescriptionOffer.NameOf(Clinical, row.Kind, row.PrescribedOn) : null;
        var own = (Quote.PrescriptionState, name, Quote.Prescription?.Kind);
        offer = await PrescriptionOffer.ReadAsync(prescriptions, own, Quote.Row.CustomerId, CancellationToken.None);
        (model, operation) = (new() { PrescriptionId = offer.Proposed }, Ids.New(time));
        dialog.Open(model);
    }

    private async Task<Error?> ConvertAsync()
    {
        var input = new QuoteConversionInput(asked.Row.Version, model.PrescriptionId);
        var made = await conversion.ConvertAsync(asked.Row.Id, input, new OperationOptions(operation), CancellationToken.None);
        if (made.Succeeded)
        {
            await Done.InvokeAsync();
        }

        return made.Error;
    }

    private sealed class Picked
    {
        public Guid? PrescriptionId { get; set; }
    }
}

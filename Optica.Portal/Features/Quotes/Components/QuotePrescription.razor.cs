using Microsoft.AspNetCore.Components;
using Optica.Data.Quotes;
using Optica.Domain.Common;
using Optica.Domain.Quotes;
using Optica.Domain.WorkOrders;

namespace Optica.Portal.Features.Quotes.Components;

/// <summary>What a quote's lenses are made by. The values are read, and the reading is recorded, only when somebody asks for them (CL-13).</summary>
public sealed partial class QuotePrescription(QuotePrescriptionQueries queries, ICurrentAccess access)
{
    private WorkOrderPrescribed? values;
    private string? problem;
    private bool reading;
    private Guid? shownOf;

    /// <summary>The quote.</summary>
    [Parameter, EditorRequired]
    public QuoteDetail Quote { get; set; } = default!;

    /// <summary>Whether what became of the prescription still matters: nothing is made any more of what is rejected, converted or run out.</summary>
    private bool IsAsked => Quote.Row.Status is QuoteStatus.Draft or QuoteStatus.Sent or QuoteStatus.Accepted;

    private bool MayEdit => Quote.Row.Status == QuoteStatus.Draft && Quote.Branch.MayChange && access.Scope.May(Permissions.QuotesEdit);

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (shownOf != Quote.Prescription?.Id)
        {
            (shownOf, values, problem) = (Quote.Prescription?.Id, null, null);
        }
    }

    private static string Extras(WorkOrderPrescribed made) =>
        string.Join(
            " · ",
            new[] { made.LensMaterial, string.Join(", ", made.Coatings), made.Tint }.Where(text => !string.IsNullOrEmpty(text))
        );

    private async Task ShowAsync()
    {
        if (reading)
        {
            return;
        }

        reading = true;
        try
        {
            var read = await queries.ReadAsync(Quote.Row.Id, CancellationToken.None);
            values = read.TryGet(out var found, out var error) ? found : null;
            problem = error?.Message;
        }
        finally
        {
            reading = false;
        }
    }
}

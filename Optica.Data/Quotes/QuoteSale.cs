using System.Globalization;
using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;
using Optica.Domain.Quotes;
using Optica.Domain.Resources;
using Optica.Domain.WorkOrders;

namespace Optica.Data.Quotes;

/// <summary>What of an accepted alternative goes into the order and into the job.</summary>
internal static class QuoteSale
{
    /// <summary>The lines of the order.</summary>
    public static OrderInput Order(Quote quote, QuoteAlternative chosen) =>
        new()
        {
            CustomerId = quote.CustomerId,
            BranchId = quote.BranchId,
            Notes = quote.Notes,
            Lines = [.. chosen.Lines.OrderBy(line => line.Position).Select(line => line.AsInput())],
        };

    /// <summary>The job that makes the lenses.</summary>
    public static WorkOrderInput Job(Quote quote, QuoteAlternative chosen, PrescriptionKind kind, Guid orderId)
    {
        var input = new WorkOrderInput
        {
            CustomerId = quote.CustomerId,
            BranchId = quote.BranchId,
            OrderId = orderId,
            PrescriptionId = quote.PrescriptionId,
            LensKind = kind,
            LensDescription = WorkOrderRules.Fit(string.Join("; ", Lens(chosen))),
            OwnFrame = chosen.OwnFrame,
            FrameDescription = WorkOrderRules.Fit(chosen.OwnFrame ? chosen.OwnFrameDescription : Described(chosen, LineKind.Frame)),
        };
        input.Normalise();
        return input;
    }

    /// <summary>The lenses in words for the laboratory: what is sold, then how it was configured.</summary>
    private static IEnumerable<string> Lens(QuoteAlternative chosen)
    {
        var lens = chosen.Lens;
        if (Described(chosen, LineKind.Lens) is { Length: > 0 } sold)
        {
            yield return sold;
        }

        var material = lens.Material is { } known ? DomainText.Get($"lens_material_{known}") : null;
        var index = lens.Index is { } hundredths ? (hundredths / 100m).ToString("0.00", CultureInfo.CurrentCulture) : null;
        if (string.Join(' ', new[] { material, index }.OfType<string>()) is { Length: > 0 } made)
        {
            yield return made;
        }

        if (lens.Treatments.Count > 0)
        {
            yield return string.Join(", ", lens.Treatments.Select(treatment => DomainText.Get($"lens_treatment_{treatment}")));
        }
    }

    private static string Described(QuoteAlternative chosen, LineKind kind) =>
        string.Join(" + ", chosen.Lines.Where(line => line.Kind == kind).OrderBy(line => line.Position).Select(line => line.Description));
}

using Optica.Domain.Orders;

namespace Optica.Domain.WorkOrders;

/// <summary>What is made for an order, in the words of its lines: the start of a job's form.</summary>
/// <param name="Lens">Lenses and their treatments; null when none are sold.</param>
/// <param name="Frame">Frames; null when none is sold.</param>
public sealed record JobWords(string? Lens, string? Frame)
{
    /// <summary>Reads an order's lines, in their order.</summary>
    public static JobWords Of(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);
        string? Join(LineKind kind, string between) =>
            order.Lines.Where(line => line.Kind == kind).OrderBy(line => line.Position).Select(line => line.Description).ToList()
                is { Count: > 0 } sold
                ? string.Join(between, sold)
                : null;
        var lenses = new[] { Join(LineKind.Lens, " + "), Join(LineKind.Treatment, ", ") }.OfType<string>().ToList();
        return new(
            WorkOrderRules.Fit(lenses.Count == 0 ? null : string.Join("; ", lenses)),
            WorkOrderRules.Fit(Join(LineKind.Frame, " + "))
        );
    }
}

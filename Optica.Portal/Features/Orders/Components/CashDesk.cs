using Optica.Domain.Orders;

namespace Optica.Portal.Features.Orders.Components;

/// <summary>Cash over the counter: what is to be collected, what comes back, and what people usually hand over (CL-7).</summary>
/// <param name="Amount">What is paid, CLP.</param>
/// <param name="Received">What the customer hands over, CLP; null while nobody has said.</param>
public sealed record CashDesk(long Amount, long? Received)
{
    private const int MostOffers = 4;

    private static readonly long[] Notes = [1_000, 5_000, 10_000, 20_000];

    /// <summary>What changes hands, CLP.</summary>
    public long Collect => CashRounding.Round(Amount);

    /// <summary>What goes back, CLP; negative when something is missing, null while nobody has said what was handed over.</summary>
    public long? Change => Received - Collect;

    /// <summary>Whether less was handed over than is collected.</summary>
    public bool IsShort => Change < 0;

    /// <summary>Sums that people hand over, the exact one first, CLP.</summary>
    public IReadOnlyList<long> Offers =>
        Collect <= 0
            ? []
            : [.. Notes.Select(note => (Collect + note - 1) / note * note).Prepend(Collect).Distinct().Order().Take(MostOffers)];
}

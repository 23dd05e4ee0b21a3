using Optica.Domain.Orders;

namespace Optica.Data.Segments;

/// <summary>What an order adds to figures.</summary>
/// <param name="Orders">1 when it counts, else 0.</param>
/// <param name="Amount">CLP; 0 when it does not count.</param>
internal sealed record OrderEffect(int Orders, long Amount)
{
    /// <summary>An order that is not there yet.</summary>
    public static readonly OrderEffect None = new(0, 0);

    /// <summary>What the order adds as it is now.</summary>
    public static OrderEffect Of(Order order) => order.Counts ? new(1, order.Amount) : None;
}

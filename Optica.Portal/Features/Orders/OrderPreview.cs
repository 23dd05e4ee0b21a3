using Optica.Data.Orders;
using Optica.Domain.Orders;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Orders;

/// <summary>The price of what is typed so far. It is asked for once nobody has typed for a moment; a newer question cancels the older.</summary>
/// <param name="queries">Prices.</param>
/// <param name="time">The pause.</param>
/// <param name="orderId">The order that is changed; null for a new one.</param>
public sealed class OrderPreview(OrderQueries queries, TimeProvider time, Guid? orderId) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly Latest asking = new();
    private Dictionary<OrderLineInput, PricedLine> prices = [];

    /// <summary>The sums; null before the first answer.</summary>
    public OrderMoney? Money { get; private set; }

    /// <summary>Price of a line; null while it is not complete.</summary>
    public PricedLine? Of(OrderLineInput line) => prices.GetValueOrDefault(line);

    /// <summary>Asks in a moment.</summary>
    /// <param name="input">What is typed.</param>
    /// <returns>Whether there is an answer; not when something newer was asked meanwhile.</returns>
    public async Task<bool> AskSoonAsync(OrderInput input)
    {
        var mine = asking.Begin();
        try
        {
            await Task.Delay(Pause, time, mine);
            return await AskAsync(input, mine);
        }
        catch (Exception) when (mine.IsCancellationRequested)
        {
            // more was typed; drivers tell of a cancelled query in several ways
            return false;
        }
    }

    /// <summary>Asks now.</summary>
    /// <param name="input">What is typed.</param>
    public Task AskAsync(OrderInput input) => AskAsync(input, asking.Begin());

    /// <inheritdoc />
    public void Dispose() => asking.Dispose();

    private async Task<bool> AskAsync(OrderInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        List<OrderLineInput> lines = [.. input.Lines];
        var typed = OrderFormOpener.Copy(input);
        var answer = orderId is { } id
            ? await queries.PriceChangeAsync(id, typed, cancellation)
            : await queries.PriceAsync(typed, cancellation);
        if (cancellation.IsCancellationRequested || !answer.TryGet(out var priced, out _))
        {
            return false;
        }

        Money = priced.Money;
        prices = priced.Lines.ToDictionary(line => lines[line.Key], line => line.Value);
        return true;
    }
}

using Optica.Data.Quotes;
using Optica.Domain.Orders;
using Optica.Domain.Quotes;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Quotes;

/// <summary>The prices of what is typed so far. They are asked for once nobody has typed for a moment; a newer question cancels the older.</summary>
public sealed class QuotePricing(QuoteQueries queries, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly Latest asking = new();
    private Dictionary<QuoteAlternativeInput, OrderMoney> sums = [];
    private Dictionary<OrderLineInput, PricedLine> prices = [];

    /// <summary>The sums of an alternative; null before the first answer.</summary>
    public OrderMoney? Of(QuoteAlternativeInput one) => sums.GetValueOrDefault(one);

    /// <summary>Price of a line; null while it is not complete.</summary>
    public PricedLine? Of(OrderLineInput line) => prices.GetValueOrDefault(line);

    /// <summary>Asks in a moment.</summary>
    /// <param name="input">What is typed.</param>
    /// <returns>Whether there is an answer; not when something newer was asked meanwhile.</returns>
    public async Task<bool> AskSoonAsync(QuoteInput input)
    {
        var mine = asking.Begin();
        try
        {
            await Task.Delay(Pause, time, mine);
            return await AnswerAsync(input, mine);
        }
        catch (Exception) when (mine.IsCancellationRequested)
        {
            // more was typed; drivers tell of a cancelled query in several ways
            return false;
        }
    }

    /// <summary>Asks now.</summary>
    /// <param name="input">What is typed.</param>
    public Task AskAsync(QuoteInput input) => AnswerAsync(input, asking.Begin());

    /// <inheritdoc />
    public void Dispose() => asking.Dispose();

    private async Task<bool> AnswerAsync(QuoteInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        List<(QuoteAlternativeInput One, List<OrderLineInput> Lines)> typed =
        [
            .. input.Alternatives.Select(one => (one, one.Lines.ToList())),
        ];
        var answer = await queries.PriceAsync(QuoteFormOpener.Copy(input), cancellation);
        if (cancellation.IsCancellationRequested || !answer.TryGet(out var priced, out _))
        {
            return false;
        }

        var pairs = typed.Zip(priced.Alternatives).ToList();
        sums = pairs.ToDictionary(pair => pair.First.One, pair => pair.Second.Money);
        prices = pairs
            .SelectMany(pair => pair.Second.Lines.Select(line => (Line: pair.First.Lines[line.Key], Price: line.Value)))
            .ToDictionary(line => line.Line, line => line.Price);
        return true;
    }
}

using Optica.Data.Quotes;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Segments;

/// <content>Quotes of the same customers, taken through their steps in any order, refused or not.</content>
internal sealed partial class RandomTrade
{
    /// <summary>Names of what is done with quotes.</summary>
    public static readonly string[] OfQuotes = ["quote", "send quote", "accept quote", "reject quote", "convert quote"];

    private readonly List<(Guid Id, bool South)> quotes = [];

    private Task QuoteAsync(int dice) =>
        dice switch
        {
            < 15 => OfferAsync(),
            < 30 => LifeOfQuoteAsync("send quote", (life, id) => life.SendAsync(id, new ChangeOptions(), CancellationToken.None)),
            < 50 => AcceptQuoteAsync(),
            < 54 => LifeOfQuoteAsync(
                "reject quote",
                (life, id) => life.RejectAsync(id, "prueba", new ChangeOptions(), CancellationToken.None)
            ),
            < 70 => ConvertQuoteAsync(),
            _ => Task.CompletedTask,
        };

    private async Task OfferAsync()
    {
        if (customers.Count > 0)
        {
            var (id, south) = Pick(customers);
            var branch = south ? Pick([World.Costa, World.Cerro]) : Pick([World.Centro, World.Mall, World.Playa]);
            var input = Offers.Quote(id, branch, random.Next(1, 400) * 990);
            input.Alternatives.RemoveAt(random.Next(2));
            await using var scope = As(south);
            var made = await scope.Get<QuoteService>().CreateAsync(input, new OperationOptions(), CancellationToken.None);
            Note("quote", made);
            if (made.Succeeded)
            {
                quotes.Add((made.Value, south));
            }
        }
    }

    private Task AcceptQuoteAsync() =>
        LifeOfQuoteAsync("accept quote", (life, id) => life.AcceptAsync(id, null, new ChangeOptions(), CancellationToken.None));

    private async Task ConvertQuoteAsync()
    {
        if (quotes.Count > 0)
        {
            var (id, south) = Recent();
            await using var scope = As(south);
            Note(
                "convert quote",
                await scope.Get<QuoteConversionService>().ConvertAsync(id, null, new OperationOptions(), CancellationToken.None)
            );
        }
    }

    private async Task LifeOfQuoteAsync(string what, Func<QuoteLifeService, Guid, Task<Result<Done>>> act)
    {
        if (quotes.Count > 0)
        {
            var (id, south) = Recent();
            await using var scope = As(south);
            Note(what, await act(scope.Get<QuoteLifeService>(), id));
        }
    }

    /// <summary>One of the last ten: most of the older ones have run out.</summary>
    private (Guid Id, bool South) Recent() => quotes[^random.Next(1, Math.Min(quotes.Count, 10) + 1)];
}

using Optica.Data.Quotes;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;
using Optica.Domain.Quotes;

namespace Optica.Benchmarks.Trade;

/// <content>Quotes of the same customers, taken through their steps in any order.</content>
internal sealed partial class RandomTrade
{
    private readonly List<Guid> quotes = [];

    private Task QuoteAsync(int dice) =>
        quotes.Count == 0
            ? OfferAsync()
            : dice switch
            {
                < 15 => OfferAsync(),
                < 30 => OfQuoteAsync("quote sent", (life, id) => life.SendAsync(id, new(), None)),
                < 50 => OfQuoteAsync("quote accepted", (life, id) => life.AcceptAsync(id, null, new(), None)),
                < 54 => OfQuoteAsync("quote refused", (life, id) => life.RejectAsync(id, "prueba", new(), None)),
                _ => ConvertAsync(),
            };

    private async Task OfferAsync()
    {
        var input = new QuoteInput
        {
            CustomerId = Pick(customers),
            BranchId = Pick(branches),
            Alternatives =
            [
                new()
                {
                    Name = "Completa",
                    LensKind = PrescriptionKind.Progressive,
                    LensMaterial = LensMaterial.Polycarbonate,
                    LensIndex = 1.59m,
                    LensTreatments = [LensTreatment.AntiReflective],
                    Lines = [Line(LineKind.Frame, "Armazón", 50_000), Line(LineKind.Lens, "Progresivo", random.Next(1, 400) * 990)],
                },
            ],
        };
        var made = await Of<QuoteService>().CreateAsync(input, new OperationOptions(), None);
        if (Note("quote made", made))
        {
            quotes.Add(made.Value);
        }
    }

    private async Task ConvertAsync() =>
        Note("quote became an order", await Of<QuoteConversionService>().ConvertAsync(Quote(), null, new OperationOptions(), None));

    private async Task OfQuoteAsync(string what, Func<QuoteLifeService, Guid, Task<Result<Done>>> act) =>
        Note(what, await act(Of<QuoteLifeService>(), Quote()));

    /// <summary>One of the last ten: most of the older ones have run out.</summary>
    private Guid Quote() => quotes[^random.Next(1, Math.Min(quotes.Count, 10) + 1)];

    private static OrderLineInput Line(LineKind kind, string description, long price) =>
        new()
        {
            Kind = kind,
            Description = description,
            UnitPrice = price,
        };
}

using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Quotes;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Domain.Quotes;

/// <summary>Quotes without a database.</summary>
internal static class Quoted
{
    public static readonly DateTime At = World.Start;

    /// <summary>The branch's day.</summary>
    public static readonly DateOnly Today = new(2026, 11, 24);

    public static (DateOnly Today, DateTime At) Now => (Today, At);

    /// <summary>A draft of two alternatives that can be accepted until a day.</summary>
    public static Quote Draft(DateOnly? until = null) =>
        Quote.Create("COT-2026-0001", (Ids.New(At), Ids.New(At), Ids.New(At), Ids.New(At)), Content(until ?? Today), (Ids.New(At), At));

    public static QuoteContent Content(DateOnly until, params ReadOnlySpan<Benefit> benefits)
    {
        var input = Offers.Quote(Ids.New(At), null);
        QuoteInputNormaliser.Normalise(input);
        foreach (var one in input.Alternatives)
        {
            OrderInputNormaliser.Normalise(new OrderInput { Lines = one.Lines }, new Dictionary<Guid, Optica.Domain.Products.Product>());
        }

        var claims = benefits.ToArray();
        return new(input, [.. input.Alternatives.Select(one => Pricing.Price([.. one.Lines.Select(ToPrice)], claims, 19))], 19, until);
    }

    /// <summary>A quote in a status on <see cref="Today"/>.</summary>
    public static Quote In(QuoteStatus status)
    {
        var quote = Draft(status == QuoteStatus.Expired ? Today.AddDays(-1) : Today);
        if (status is QuoteStatus.Draft or QuoteStatus.Expired)
        {
            return quote;
        }

        quote.Send(Now).Expect();
        if (status == QuoteStatus.Rejected)
        {
            quote.Reject("muy caro", Now).Expect();
        }

        if (status is QuoteStatus.Accepted or QuoteStatus.Converted)
        {
            quote.Accept(quote.Alternatives[0].Id, Now).Expect();
        }

        if (status == QuoteStatus.Converted)
        {
            quote.Convert((Ids.New(At), Ids.New(At)), Now).Expect();
        }

        return quote;
    }

    public static Result<Done> Step(Quote quote, QuoteStatus to, (DateOnly Today, DateTime At) now) =>
        to switch
        {
            QuoteStatus.Sent => quote.Send(now),
            QuoteStatus.Accepted => quote.Accept(quote.Alternatives[1].Id, now),
            QuoteStatus.Rejected => quote.Reject("muy caro", now),
            QuoteStatus.Converted => quote.Convert((Ids.New(At), Ids.New(At)), now),
            _ => throw new InvalidOperationException($"Nothing leads to {to}."),
        };

    private static LineToPrice ToPrice(OrderLineInput line) =>
        new(line.UnitPrice!.Value, line.Quantity ?? 1, line.IncludesTax ?? true, line.DiscountPercent ?? 0);
}

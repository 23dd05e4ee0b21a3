using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Organisations;
using Optica.Domain.Prescriptions;
using Optica.Domain.Quotes;
using Optica.Domain.WorkOrders;

namespace Optica.Data.Seed;

/// <summary>Makes the demo's quotes as staff would have: through the quote's own steps, as far as their age makes believable.</summary>
internal sealed class DemoQuoteMaker(
    Organisation own,
    DemoRandom random,
    (ILookup<Guid, Guid> OfBranch, IReadOnlyList<Guid> Chiefs) sellers,
    DateTime now
)
{
    private static readonly string[] Refusals =
    [
        "Le parece caro.",
        "Compró en otra óptica.",
        "Lo dejará para más adelante.",
        "Prefiere reparar sus lentes actuales.",
    ];

    private static readonly string[] OwnFrames = ["Metálico negro, usado", "Acetato carey", "Al aire, sin rayas"];

    private readonly Dictionary<int, long> numbers = [];
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(own.TimeZone);

    /// <summary>One quote; quotes come in the order of time, as their numbers do.</summary>
    /// <param name="plan">What is offered to whom.</param>
    /// <param name="eyes">Active prescriptions by customer, the newest first.</param>
    /// <param name="job">What was made of it; null when it did not come to that.</param>
    public Quote Make(DemoQuotePlan plan, ILookup<Guid, Prescription> eyes, WorkOrder? job)
    {
        var day = Day(plan.At);
        numbers[day.Year] = numbers.GetValueOrDefault(day.Year) + 1;
        var lens = Lens(plan.Order is { } sold ? [.. sold.Lines.Select(Again)] : plan.First);
        var prescription = eyes[plan.Customer.Id]
            .Where(row => job is null ? lens.Fits(row.Kind) : row.Id == job.PrescriptionId)
            .FirstOrDefault(row => row.PrescribedOn <= day && row.ExpiresOn >= day);
        var quote = Quote.Create(
            NumberSeries.Format(Quote.Prefix, day.Year, numbers[day.Year]),
            (own.Id, plan.BranchId, plan.Customer.Id, plan.Customer.BranchId),
            Content(plan, prescription, day.AddDays(own.QuoteDays)),
            (Seller(plan.BranchId), plan.At)
        );
        Live(quote, plan, job);
        return quote;
    }

    /// <summary>The series, so that the next quote of a year goes on from the last.</summary>
    public IEnumerable<NumberSeries> Series() => numbers.Select(year => NumberSeries.Begin(own.Id, Quote.Prefix, year.Key, year.Value));

    private QuoteContent Content(DemoQuotePlan plan, Prescription? prescription, DateOnly until)
    {
        var first = plan.Order is { } order ? [.. order.Lines.Select(Again)] : plan.First;
        var input = new QuoteInput
        {
            CustomerId = plan.Customer.Id,
            PrescriptionId = prescription?.Id,
            Alternatives = [Alternative("Recomendada", first), Second(plan.Second)],
        };
        return new(
            input,
            [plan.Order is { } sold ? Priced(sold) : Price(first), Price(input.Alternatives[1].Lines)],
            own.TaxPercent,
            until
        );
    }

    /// <summary>One in four brings a frame.</summary>
    private QuoteAlternativeInput Second(List<OrderLineInput> lines)
    {
        var bringsFrame = random.Percent(25);
        var one = Alternative(
            bringsFrame ? "Con su armazón" : "Económica",
            bringsFrame ? lines.FindAll(line => line.Kind != LineKind.Frame) : lines
        );
        (one.OwnFrame, one.OwnFrameDescription) = (bringsFrame, bringsFrame ? random.Pick<string>(OwnFrames) : null);
        return one;
    }

    private static DemoLens Lens(List<OrderLineInput> lines) => DemoLens.Of(lines.First(line => line.Kind == LineKind.Lens).Description!);

    private static QuoteAlternativeInput Alternative(string name, List<OrderLineInput> lines)
    {
        var lens = Lens(lines);
        return new()
        {
            Name = name,
            LensKind = lens.Kind,
            LensMaterial = lens.Material,
            LensIndex = lens.Index,
            LensTreatments =
            [
                .. lines
                    .Where(line => line.Kind == LineKind.Treatment)
                    .Select(line => LensName.ReadTreatment(line.Description))
                    .OfType<LensTreatment>()
                    .Distinct(),
            ],
            OwnFrame = false,
            Lines = lines,
        };
    }

    private void Live(Quote quote, DemoQuotePlan plan, WorkOrder? job)
    {
        var sent = Later(plan.At, random.Next(10, 90));
        if (plan.Order is { } order)
        {
            // accepted at the counter, and ordered at once
            var ordered = order.CreatedAt;
            Step(quote, QuoteStatus.Sent, sent < ordered ? sent : ordered);
            Step(quote, QuoteStatus.Accepted, ordered);
            Done(quote.Convert((order.Id, job?.Id), (Day(ordered), ordered)));
            return;
        }

        var days = (now - plan.At).TotalDays;
        if (days < 5 && random.Percent(45))
        {
            return;
        }

        Step(quote, QuoteStatus.Sent, sent);
        if (random.Percent(days > own.QuoteDays ? 45 : 20))
        {
            Step(quote, QuoteStatus.Rejected, Later(sent, 60 * random.Next(4, 400)));
        }
        else if (days < own.QuoteDays && random.Percent(25))
        {
            Step(quote, QuoteStatus.Accepted, Later(sent, 60 * random.Next(1, 60)));
        }
    }

    private void Step(Quote quote, QuoteStatus to, DateTime at)
    {
        var when = (Day(at), at);
        Done(
            to switch
            {
                QuoteStatus.Sent => quote.Send(when),
                QuoteStatus.Accepted => quote.Accept(quote.Alternatives[0].Id, when),
                _ => quote.Reject(random.Pick<string>(Refusals), when),
            }
        );
    }

    private static void Done(Result<Done> step)
    {
        if (step.Error is { } error)
        {
            throw new InvalidOperationException($"A demo quote cannot take its step: {error.Code}.");
        }
    }

    private Guid Seller(Guid branchId) =>
        random.Pick<Guid>(sellers.OfBranch[branchId].ToArray() is { Length: > 0 } staff ? staff : [.. sellers.Chiefs]);

    private DateTime Later(DateTime at, int minutes) => at.AddMinutes(minutes) < now ? at.AddMinutes(minutes) : now;

    private DateOnly Day(DateTime at) => LocalDay.Of(new DateTimeOffset(at, TimeSpan.Zero), zone);

    private PricedOrder Price(List<OrderLineInput> lines) =>
        Pricing.Price(
            [
                .. lines.Select(line => new LineToPrice(
                    line.UnitPrice!.Value,
                    line.Quantity!.Value,
                    line.IncludesTax!.Value,
                    line.DiscountPercent!.Value
                )),
            ],
            [],
            own.TaxPercent
        );

    /// <summary>What the order cost is what was quoted.</summary>
    private static PricedOrder Priced(Order order)
    {
        var lines = order.Lines.Select(line => new PricedLine(line.Net, line.Tax, line.DiscountPercent, line.Discount)).ToList();
        if (order.BenefitName is not { } name)
        {
            return new(lines, null);
        }

        var kind = order.AgreementId is null ? DiscountKind.Customer : DiscountKind.Agreement;
        var percent = lines.Where(line => line.Discount == kind).Select(line => line.DiscountPercent).DefaultIfEmpty().Max();
        return new(lines, new Benefit(kind, order.AgreementId, name, percent, order.CopayPercent));
    }

    private static OrderLineInput Again(OrderLine line) =>
        new()
        {
            ProductId = line.ProductId,
            Description = line.Description,
            Kind = line.Kind,
            Quantity = line.Quantity,
            UnitPrice = line.UnitPrice,
            IncludesTax = line.IncludesTax,
            DiscountPercent = line.Discount == DiscountKind.Line ? line.DiscountPercent : 0,
        };
}

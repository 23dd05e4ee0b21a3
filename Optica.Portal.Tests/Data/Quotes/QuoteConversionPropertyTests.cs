using FsCheck;
using FsCheck.Fluent;
using Optica.Domain.Orders;
using Optica.Domain.Quotes;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Quotes;

/// <summary>What holds for every quote that becomes an order.</summary>
public sealed class QuoteConversionPropertyTests
{
    private static Gen<OrderLineInput> Lines =>
        from price in Gen.OneOf(Gen.Choose(0, 100), Gen.Choose(0, 3_000_000))
        from pieces in Gen.OneOf(Gen.Choose(1, 3), Gen.Choose(1, 99))
        from withTax in Gen.Elements(true, false)
        from percent in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 100))
        from kind in Gen.Elements(Enum.GetValues<LineKind>())
        select new OrderLineInput
        {
            Description = "Línea",
            Kind = kind,
            UnitPrice = price,
            Quantity = pieces,
            IncludesTax = withTax,
            DiscountPercent = percent,
        };

    /// <summary>Whatever stands on it, in whatever mixture of taxes, discounts and benefits: the order costs what was quoted, line by line.</summary>
    [Fact]
    public async Task ConvertAsync_RandomLinesAndBenefits_EqualsTheQuoteToThePeso()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        List<Guid> customers = [];
        for (var at = 0; at < 4; at++)
        {
            customers.Add(await database.AddAsync(world.Centro, People.Numbered(at)));
        }

        await database.GrantAsync(customers[1], 13, "fiel");
        await database.LinkAsync(customers[2], await database.MakeAsync(Catalog.Copay("Bienestar", 37)));
        await database.LinkAsync(customers[3], await database.MakeAsync(Catalog.Discount("Caja", 21)));
        await database.GrantAsync(customers[3], 7, "fiel");
        var samples = Lines.ListOf(5).Sample(40, 60).Where(lines => lines.Count > 0).ToList();
        var benefits = new HashSet<string?>(StringComparer.Ordinal);
        foreach (var (lines, at) in samples.Select((lines, at) => (lines.ToList(), at)))
        {
            var input = Offers.Quote(customers[at % 4], world.Centro);
            input.Alternatives = [new() { Lines = lines }];
            var quote = await database.OfferAsync(input, QuoteStatus.Accepted);
            var offered = (await database.ReadQuoteAsync(quote)).Alternatives.Single();

            var order = await database.ReadOrderAsync((await database.ConvertAsync(quote)).Expect().OrderId);

            Assert.Equal(
                offered.Lines.Select(line => line with { Id = Guid.Empty }),
                order.Lines.Select(line => line with { Id = Guid.Empty })
            );
            var (money, quoted) = (order.Money, offered.Money);
            Assert.Equal((quoted.Net, quoted.Tax, quoted.Total), (money.Net, money.Tax, money.Total));
            Assert.Equal((quoted.InstitutionShare, quoted.CustomerShare), (money.InstitutionShare, money.CustomerShare));
            Assert.Equal((quoted.BenefitName, quoted.CopayPercent), (money.BenefitName, money.CopayPercent));
            Assert.Equal(order.Lines.Sum(line => line.Total), money.Total);
            benefits.Add(money.BenefitName);
        }

        Assert.InRange(samples.Count, 30, 40);
        Assert.True(benefits.Count >= 4, string.Join(", ", benefits));
        await database.AssertFiguresAsync();
    }
}

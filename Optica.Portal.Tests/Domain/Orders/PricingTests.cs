using Optica.Domain.Orders;

namespace Optica.Portal.Tests.Domain.Orders;

public sealed class PricingTests
{
    private const int Iva = 19;

    private static readonly Guid First = new("00000000-0000-7000-8000-000000000001");

    private static readonly Guid Second = new("00000000-0000-7000-8000-000000000002");

    /// <summary>Vector OR-M1, to the peso.</summary>
    [Fact]
    public void Price_FrameLensAndLabour_IsTheVector()
    {
        var priced = Price([new(50_000, 1, false, 0), new(30_000, 1, true, 0), new(15_000, 1, true, 0)]);

        Assert.Equal((87_815, 16_685, 104_500), (priced.Net, priced.Tax, priced.Total));
        Assert.Equal([(50_000L, 9_500L), (25_210, 4_790), (12_605, 2_395)], priced.Lines.Select(line => (line.Net, line.Tax)));
        Assert.Equal((104_500, 0), (priced.CustomerShare, priced.InstitutionShare));
        Assert.Null(priced.Benefit);
    }

    /// <summary>Halves go away from zero; what holds the tax keeps its total.</summary>
    [Theory]
    [InlineData(1, 1, false, 0, 1, 0)]
    [InlineData(3, 1, false, 0, 3, 1)]
    [InlineData(50, 1, false, 0, 50, 10)] // 9.5
    [InlineData(1, 1, true, 0, 1, 0)]
    [InlineData(119, 1, true, 0, 100, 19)]
    [InlineData(120, 1, true, 0, 101, 19)]
    [InlineData(999, 3, true, 0, 2_518, 479)]
    [InlineData(5, 1, true, 50, 3, 0)] // 2.5
    [InlineData(15, 1, false, 10, 14, 3)] // 13.5
    [InlineData(0, 5, true, 0, 0, 0)]
    public void Price_OfALine_IsRoundedToPesos(long price, int pieces, bool withTax, int percent, long net, long tax)
    {
        var line = Price([new(price, pieces, withTax, percent)]).Lines[0];

        Assert.Equal((net, tax, net + tax), (line.Net, line.Tax, line.Total));
    }

    /// <summary>The discount is taken off the line, not off each piece.</summary>
    [Fact]
    public void Price_ManyPieces_AreRoundedOnce() => Assert.Equal(45, Price([new(5, 10, true, 10)]).Total);

    [Theory]
    [InlineData(0, 100_000, 0)]
    [InlineData(10, 90_909, 9_091)]
    [InlineData(19, 84_034, 15_966)]
    [InlineData(100, 50_000, 50_000)]
    public void Price_OtherTaxes_AreApplied(int percent, long net, long tax) =>
        Assert.Equal((net, tax), Sums(Pricing.Price([new(100_000, 1, true, 0)], [], percent)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Price_WholeDiscount_IsFree(bool withTax)
    {
        var priced = Price([new(49_990, 3, withTax, 100)], Own(20));

        Assert.Equal((0, 0, 0), (priced.Net, priced.Tax, priced.CustomerShare));
        Assert.Equal(DiscountKind.Line, priced.Lines[0].Discount);
    }

    [Fact]
    public void Price_BenefitOfAHundredPercent_IsFree()
    {
        var priced = Price([new(49_990, 1, true, 0), new(8_000, 2, false, 10)], Agreement("Todo", 100));

        Assert.Equal(0, priced.Total);
        Assert.Equal("Todo", priced.Benefit?.Name);
    }

    [Fact]
    public void Price_SeveralBenefits_TakesTheOneThatLeavesLeast()
    {
        LineToPrice[] lines = [new(100_000, 1, true, 0)];

        Assert.Equal("Sindicato", Price(lines, Own(10), Agreement("Sindicato", 20), Copay("Isapre", 90)).Benefit?.Name);
        Assert.Equal("vecina", Price(lines, Own(30), Agreement("Sindicato", 20), Copay("Isapre", 90)).Benefit?.Name);
        Assert.Equal("Isapre", Price(lines, Own(30), Agreement("Sindicato", 20), Copay("Isapre", 60)).Benefit?.Name);
    }

    /// <summary>A seller's discount on one line and a benefit on all: each line gets the larger of the two, never both.</summary>
    [Fact]
    public void Price_LineAgainstBenefit_EachLineGetsTheLarger()
    {
        var priced = Price([new(10_000, 1, true, 30), new(10_000, 1, true, 10), new(10_000, 1, true, 0)], Agreement("Caja", 20));

        Assert.Equal(
            [(30, DiscountKind.Line), (20, DiscountKind.Agreement), (20, DiscountKind.Agreement)],
            priced.Lines.Select(line => (line.DiscountPercent, line.Discount))
        );
        Assert.Equal(7_000 + 8_000 + 8_000, priced.CustomerShare);
    }

    /// <summary>Where the seller gave as much on every line already, nothing else is claimed.</summary>
    [Fact]
    public void Price_BenefitThatHelpsNothing_IsNotNamed()
    {
        var priced = Price([new(10_000, 1, true, 20)], Own(20), Agreement("Caja", 15));

        Assert.Null(priced.Benefit);
        Assert.Equal(DiscountKind.Line, priced.Lines[0].Discount);
    }

    [Fact]
    public void Price_Copay_PartsTheTotalAndKeepsTheLineDiscounts()
    {
        var priced = Price([new(100_001, 1, true, 0), new(10_000, 1, true, 50)], Copay("Bienestar", 60));

        Assert.Equal(105_001, priced.Total);
        Assert.Equal((63_001, 42_000), (priced.CustomerShare, priced.InstitutionShare)); // 63,000.6
        Assert.Equal([DiscountKind.None, DiscountKind.Line], priced.Lines.Select(line => line.Discount));
        Assert.Equal(60, priced.Benefit?.CopayPercent);
    }

    [Fact]
    public void Price_CopayOfNothing_IsAllTheInstitutions() =>
        Assert.Equal(0, Price([new(10_000, 1, true, 0)], Copay("Todo", 0)).CustomerShare);

    /// <summary>At the same price the customer's own comes first, then names, then ids: whatever order the database gives.</summary>
    [Fact]
    public void Price_Ties_AreTheSameInEveryOrder()
    {
        LineToPrice[] lines = [new(10_000, 1, true, 0)];
        Benefit[] tied =
        [
            new(DiscountKind.Agreement, Second, "Caja", 20, null),
            new(DiscountKind.Agreement, First, "Caja", 20, null),
            new(DiscountKind.Agreement, Second, "Banco", 20, null),
        ];

        foreach (var order in Orders(tied))
        {
            Assert.Equal("Banco", Price(lines, order).Benefit?.Name);
            Assert.Equal(First, Price(lines, [.. order.Where(one => one.Name == "Caja")]).Benefit?.AgreementId);
            Assert.Equal(DiscountKind.Customer, Price(lines, [.. order, Own(20)]).Benefit?.Kind);
        }
    }

    [Fact]
    public void Price_NoLines_IsNothing() => Assert.Equal((0, 0), Sums(Price([], Own(10))));

    /// <summary>100 lines of 999 pieces at the highest price.</summary>
    [Fact]
    public void Price_LargestOrder_IsExact()
    {
        var lines = Enumerable.Repeat(new LineToPrice(100_000_000, 999, false, 0), 100).ToList();

        Assert.Equal((9_990_000_000_000, 1_898_100_000_000), Sums(Price(lines)));
    }

    [Theory]
    [InlineData(0, 19, 0)]
    [InlineData(1, 50, 1)]
    [InlineData(3, 50, 2)]
    [InlineData(100, 33, 33)]
    [InlineData(-1, 50, -1)]
    public void Share_OfAnAmount_RoundsHalvesAwayFromZero(long amount, int percent, long share) =>
        Assert.Equal(share, Pricing.Share(amount, percent));

    private static PricedOrder Price(IReadOnlyList<LineToPrice> lines, params Benefit[] benefits) => Pricing.Price(lines, benefits, Iva);

    private static (long Net, long Tax) Sums(PricedOrder priced) => (priced.Net, priced.Tax);

    private static Benefit Own(int percent) => new(DiscountKind.Customer, null, "vecina", percent, null);

    private static Benefit Agreement(string name, int percent) => new(DiscountKind.Agreement, First, name, percent, null);

    private static Benefit Copay(string name, int percent) => new(DiscountKind.Agreement, Second, name, 0, percent);

    private static IEnumerable<Benefit[]> Orders(Benefit[] of) =>
        from a in of
        from b in of
        from c in of
        where new[] { a, b, c }.Distinct().Count() == 3
        select new[] { a, b, c };
}

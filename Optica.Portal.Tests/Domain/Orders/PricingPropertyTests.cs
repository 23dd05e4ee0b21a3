using FsCheck;
using FsCheck.Fluent;
using Optica.Domain.Orders;

namespace Optica.Portal.Tests.Domain.Orders;

/// <summary>What holds for every order, whatever stands on it.</summary>
public sealed class PricingPropertyTests
{
    private static Gen<LineToPrice> Line =>
        from price in Gen.OneOf(Gen.Choose(0, 100), Gen.Choose(0, 100_000_000))
        from pieces in Gen.OneOf(Gen.Choose(1, 3), Gen.Choose(1, 999))
        from withTax in Gen.Elements(true, false)
        from percent in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 100))
        select new LineToPrice(price, pieces, withTax, percent);

    private static Gen<Benefit> Claim =>
        from kind in Gen.Elements(0, 1, 2)
        from percent in Gen.Choose(0, 100)
        from name in Gen.Elements("Banco", "Caja", "Sindicato")
        from id in ArbMap.Default.GeneratorFor<Guid>()
        select kind switch
        {
            0 => new Benefit(DiscountKind.Customer, null, name, percent, null),
            1 => new Benefit(DiscountKind.Agreement, id, name, percent, null),
            _ => new Benefit(DiscountKind.Agreement, id, name, 0, percent),
        };

    /// <summary>As customers have them: at most one discount of their own, and no two agreements with one id, which decides ties.</summary>
    private static Gen<Benefit[]> Claims => Claim.ArrayOf().Select(claims => claims.DistinctBy(one => one.AgreementId).ToArray());

    private static Arbitrary<Case> Cases =>
        (
            from lines in Line.ArrayOf()
            from benefits in Claims
            from more in Claim
            from tax in Gen.OneOf(Gen.Constant(19), Gen.Choose(0, 100))
            select new Case(lines, benefits, more, tax)
        ).ToArbitrary();

    [Fact]
    public void Price_AnyOrder_AddsUpByLineAndInSum() =>
        Check(
            (one, priced) =>
                priced.Lines.Count == one.Lines.Length
                && priced.Lines.All(line => line.Net + line.Tax == line.Total)
                && priced.Lines.Sum(line => line.Net) == priced.Net
                && priced.Lines.Sum(line => line.Tax) == priced.Tax
                && priced.Lines.Sum(line => line.Total) == priced.Total
                && priced.CustomerShare + priced.InstitutionShare == priced.Total
        );

    /// <summary>A price that holds the tax is what the customer pays, to the peso; one that does not grows by the tax.</summary>
    [Fact]
    public void Price_AnyOrder_TaxIsTheTaxOfTheNet() =>
        Check(
            (one, priced) =>
                priced
                    .Lines.Zip(one.Lines)
                    .All(pair =>
                    {
                        var (line, asked) = pair;
                        var amount = Pricing.Share(asked.UnitPrice * asked.Quantity, 100 - line.DiscountPercent);
                        return (asked.IncludesTax ? line.Total : line.Net) == amount
                            && Math.Abs(line.Tax - (line.Net * (decimal)one.Tax / 100)) <= 1;
                    })
        );

    [Fact]
    public void Price_AnyOrder_IsNeverNegativeNorDearerThanTheList() =>
        Check(
            (one, priced) =>
                priced.Lines.All(line => line is { Net: >= 0, Tax: >= 0 })
                && priced is { CustomerShare: >= 0, InstitutionShare: >= 0 }
                && priced.CustomerShare <= Pricing.Price(Undiscounted(one.Lines), [], one.Tax).Total
        );

    [Fact]
    public void Price_OneMoreBenefit_NeverRaisesWhatTheCustomerPays() =>
        Check((one, priced) => Pricing.Price(one.Lines, [.. one.Benefits, one.More], one.Tax).CustomerShare <= priced.CustomerShare);

    /// <summary>What is chosen is the best: no single benefit alone would leave less to pay.</summary>
    [Fact]
    public void Price_AnyBenefits_NoneAloneIsBetter() =>
        Check(
            (one, priced) =>
                one.Benefits.All(benefit => Pricing.Price(one.Lines, [benefit], one.Tax).CustomerShare >= priced.CustomerShare)
                && (priced.Benefit is null || one.Benefits.Contains(priced.Benefit))
        );

    [Fact]
    public void Price_BenefitsInAnotherOrder_AreTheSame() =>
        Check(
            (one, priced) =>
            {
                var turned = Pricing.Price(one.Lines, one.Benefits.Reverse(), one.Tax);
                return turned.Benefit == priced.Benefit && turned.Lines.SequenceEqual(priced.Lines);
            }
        );

    [Fact]
    public void Price_WholeDiscountOnEveryLine_IsFree() =>
        Check(
            (one, _) =>
                Pricing.Price([.. one.Lines.Select(line => line with { DiscountPercent = 100 })], one.Benefits, one.Tax)
                    is { Total: 0, CustomerShare: 0, Net: 0, Tax: 0 }
        );

    private static void Check(Func<Case, PricedOrder, bool> holds) =>
        Prop.ForAll(Cases, one => holds(one, Pricing.Price(one.Lines, one.Benefits, one.Tax)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    private static List<LineToPrice> Undiscounted(IEnumerable<LineToPrice> lines) =>
        [.. lines.Select(line => line with { DiscountPercent = 0 })];

    private sealed record Case(LineToPrice[] Lines, Benefit[] Benefits, Benefit More, int Tax)
    {
        public override string ToString() =>
            $"{string.Join<LineToPrice>("; ", Lines)} | {string.Join<Benefit>("; ", Benefits)} | {More} | {Tax} %";
    }
}

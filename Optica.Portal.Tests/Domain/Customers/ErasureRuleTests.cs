using Optica.Domain.Customers;

namespace Optica.Portal.Tests.Domain.Customers;

public sealed class ErasureRuleTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData("2026-11-24", null, "2041-11-24", null)]
    [InlineData("2011-11-24", null, "2026-11-24", null)]
    [InlineData("2011-11-23", null, null, null)]
    [InlineData(null, "2020-11-24", null, "2026-11-24")]
    [InlineData(null, "2020-11-23", null, null)]
    [InlineData("2015-01-01", "2026-01-01", "2030-01-01", "2032-01-01")]
    [InlineData("2012-02-29", "2024-02-29", "2027-02-28", "2030-02-28")]
    public void Plan_Holds_ToTheirLastDay(string? clinical, string? sale, string? clinicalUntil, string? salesUntil)
    {
        var plan = ErasureRule.Plan(new(Day(clinical), Day(sale), Today));
        Assert.Equal((Day(clinicalUntil), Day(salesUntil)), (plan.ClinicalUntil, plan.SalesUntil));
    }

    /// <summary>Whatever the days: nothing held too long or too short, and never past; what is held for one reason is not let go for the other.</summary>
    [Fact]
    public void Plan_AnyDays_HoldsWhatTheLawSaysAndNoLonger()
    {
        var random = new Random(20584);
        for (var at = 0; at < 20_000; at++)
        {
            var (clinical, sale, today) = (Any(random), Any(random), DateOnly.FromDayNumber(random.Next(730_000, 770_000)));
            var plan = ErasureRule.Plan(new(clinical, sale, today));
            Holds(clinical, ErasureRule.ClinicalYears, today, plan.ClinicalUntil);
            Holds(sale, ErasureRule.SalesYears, today, plan.SalesUntil);
            DateOnly?[] holds = [plan.ClinicalUntil, plan.SalesUntil];
            Assert.Equal(holds.Max(), plan.HeldUntil);
        }
    }

    private static void Holds(DateOnly? last, int years, DateOnly today, DateOnly? until)
    {
        var ends = last?.AddYears(years);
        Assert.Equal(ends >= today, until is not null);
        Assert.True(until is null || until == ends);
        Assert.True(until is null || until >= today);
    }

    private static DateOnly? Any(Random random) => random.Next(4) == 0 ? null : DateOnly.FromDayNumber(random.Next(720_000, 770_000));

    private static DateOnly? Day(string? text) =>
        text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data;
using Optica.Data.Segments;
using Optica.Domain.Agreements;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.Segments;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Seed;

/// <summary>The whole demo, people and trade, into an empty database.</summary>
public sealed class DemoSeedTests(SeededDemo demo) : IClassFixture<SeededDemo>
{
    private static readonly TimeZoneInfo Santiago = TimeZoneInfo.FindSystemTimeZoneById("America/Santiago");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Ids differ from run to run; who bought what, where, when and for how much does not.</summary>
    [Fact]
    public async Task SeedAsync_TwoEmptyDatabases_SameOrdersAndFigures()
    {
        await using var one = await SeededDemo.SeedAsync(0.08);
        await using var other = await SeededDemo.SeedAsync(0.08);

        var (orders, figures) = (await OrdersAsync(one), await FiguresAsync(one));

        Assert.InRange(orders.Count, 400, 2_000);
        Assert.Equal(orders, await OrdersAsync(other));
        Assert.Equal(figures, await FiguresAsync(other));
    }

    [Fact]
    public async Task SeedAsync_TwoYears_HaveSpreadAndSeasons()
    {
        await using var db = demo.Database.Open();

        await AssertSpreadAsync(db);
        var orders = await db.Orders.AsNoTracking().Select(row => new { row.CreatedAt, row.Total }).ToListAsync(Cancellation);
        AssertSeasons([.. orders.Select(row => TimeZoneInfo.ConvertTimeFromUtc(row.CreatedAt, Santiago))]);
        Assert.InRange(orders.Average(row => row.Total), 60_000, 160_000);
        Assert.Empty(await demo.Database.Services.GetRequiredService<FiguresRebuild>().CheckAsync(Cancellation));
    }

    /// <summary>As a seller's order: an agreement helps from its first to its last day, and on no other.</summary>
    [Fact]
    public async Task SeedAsync_Agreements_HelpOnTheirDaysOnly()
    {
        await using var db = demo.Database.Open();
        var agreements = await db.Agreements.AsNoTracking().ToDictionaryAsync(row => row.Id, Cancellation);
        var members = (await db.AgreementMembers.AsNoTracking().ToListAsync(Cancellation)).ToLookup(row => row.CustomerId);
        var orders = await db.Orders.AsNoTracking().Include(row => row.Lines).ToListAsync(Cancellation);
        var claims = orders
            .SelectMany(order => members[order.CustomerId].Select(member => (Order: order, Agreement: agreements[member.AgreementId])))
            .ToLookup(claim => IsValid(claim.Agreement, claim.Order.CreatedAt));

        Assert.All(
            orders.Where(order => order.AgreementId is not null),
            order => Assert.True(IsValid(agreements[order.AgreementId!.Value], order.CreatedAt))
        );
        Assert.InRange(claims[true].Count(claim => claim.Order.AgreementId == claim.Agreement.Id), 80, 600);
        Assert.NotEmpty(claims[false]);
        Assert.All(
            claims[false],
            claim => Assert.DoesNotContain(claim.Order.Lines, line => line.DiscountName == claim.Agreement.Institution)
        );
    }

    private static bool IsValid(Agreement agreement, DateTime at)
    {
        var day = LocalDay.Of(new DateTimeOffset(at, TimeSpan.Zero), Santiago);
        return agreement.ValidFrom <= day && (agreement.ValidUntil is not { } last || day <= last);
    }

    /// <summary>Most buy seldom, a few often; some have stayed away for long.</summary>
    private static async Task AssertSpreadAsync(OpticaDbContext db)
    {
        var figures = await db.CustomerFigures.AsNoTracking().ToListAsync(Cancellation);
        double Share(Func<CustomerFigures, bool> has) => figures.Count(has) / (double)figures.Count;

        Assert.InRange(Share(row => row.Tier == FrequencyTier.New), 0.15, 0.40);
        Assert.InRange(Share(row => row.Tier == FrequencyTier.FirstTime), 0.15, 0.40);
        Assert.InRange(Share(row => row.Tier == FrequencyTier.Returning), 0.10, 0.30);
        Assert.InRange(Share(row => row.Tier == FrequencyTier.Regular), 0.10, 0.40);
        Assert.InRange(Share(row => row.Tier == FrequencyTier.Vip), 0.005, 0.06);
        Assert.InRange(Share(row => row.LastOrderAt < World.Start.AddDays(-180)), 0.10, 0.40);
    }

    /// <summary>December before Christmas and March at school are strong, February is weak; Saturdays are better than Mondays.</summary>
    private static void AssertSeasons(List<DateTime> orders)
    {
        var months = orders.CountBy(at => (at.Year, at.Month)).ToDictionary();
        var days = orders.CountBy(at => at.DayOfWeek).ToDictionary();
        // beside the months around it, since the chains grow
        double Ratio(int year, int month)
        {
            var first = new DateTime(year, month, 1, 0, 0, 0, DateTimeKind.Unspecified);
            var (before, after) = (first.AddMonths(-1), first.AddMonths(1));
            return 2.0 * months[(year, month)] / (months[(before.Year, before.Month)] + months[(after.Year, after.Month)]);
        }

        Assert.Equal(25, months.Count);
        Assert.InRange(Ratio(2025, 12), 1.25, 2);
        Assert.InRange(Ratio(2025, 2), 0.35, 0.8);
        Assert.InRange(Ratio(2026, 2), 0.35, 0.8);
        Assert.InRange(Ratio(2025, 3), 1.15, 2);
        Assert.InRange(Ratio(2026, 3), 1.15, 2);
        Assert.InRange(days[DayOfWeek.Saturday] / (double)days[DayOfWeek.Monday], 1.2, 2.5);
        Assert.Equal(DayOfWeek.Sunday, days.MinBy(day => day.Value).Key);
        Assert.All(orders, at => Assert.InRange(at.Hour, 10, 18));
        Assert.InRange(orders.Min(), World.Start.AddMonths(-24).AddDays(-1), World.Start.AddMonths(-23));
    }

    private static async Task<List<string>> OrdersAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var names = await NamesAsync(db);
        var orders = await db
            .Orders.AsNoTracking()
            .AsSplitQuery()
            .Include(row => row.Lines)
            .Include(row => row.Payments)
            .Include(row => row.Refunds)
            .OrderBy(row => row.Number)
            .ThenBy(row => row.CreatedAt)
            .ToListAsync(Cancellation);
        return
        [
            .. orders
                .Select(row =>
                    Line(
                        names[row.OrganisationId],
                        row.Number,
                        $"{row.CreatedAt:O} {row.Status} {row.StatusAt:O}",
                        names[row.BranchId],
                        names[row.CustomerId],
                        row.BenefitName,
                        $"{row.Net} {row.Tax} {row.InstitutionShare} {row.Amount} {row.Balance}",
                        string.Join(';', row.Lines.OrderBy(line => line.Position).Select(Line)),
                        string.Join(';', row.Payments.Select(paid => $"{paid.At:O} {paid.Method} {paid.Received}").Order()),
                        string.Join(';', row.Refunds.Select(back => $"{back.At:O} {back.Amount} {back.HandedOut} {back.Reason}").Order())
                    )
                )
                .Order(StringComparer.Ordinal),
        ];
    }

    private static async Task<List<string>> FiguresAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var names = await NamesAsync(db);
        var figures = await db.CustomerFigures.AsNoTracking().ToListAsync(Cancellation);
        var counts = await db.CustomerCounts.AsNoTracking().ToListAsync(Cancellation);
        var months = await db.BranchMonths.AsNoTracking().ToListAsync(Cancellation);
        return
        [
            .. figures
                .Select(row =>
                    Line(
                        names[row.CustomerId],
                        $"{row.OrderCount} {row.TotalSpent} {row.FirstOrderAt:O} {row.LastOrderAt:O} {row.Tier} {row.IsActive}"
                    )
                )
                .Concat(
                    counts.Select(row =>
                        Line(names[row.BranchId], $"{row.IsActive} {row.Tier} {row.Span} {row.LastOrderDay:O} {row.Customers} {row.Spent}")
                    )
                )
                .Concat(months.Select(row => Line(names[row.BranchId], $"{row.Month:O} {row.Revenue} {row.Orders} {row.NewCustomers}")))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>What ids stand for.</summary>
    private static async Task<Dictionary<Guid, string>> NamesAsync(OpticaDbContext db)
    {
        var names = await db.Customers.ToDictionaryAsync(row => row.Id, row => row.SearchText, Cancellation);
        foreach (var (id, name) in await db.Branches.ToDictionaryAsync(row => row.Id, row => row.Name, Cancellation))
        {
            names.Add(id, name);
        }

        foreach (var (id, name) in await db.Organisations.ToDictionaryAsync(row => row.Id, row => row.Name, Cancellation))
        {
            names.Add(id, name);
        }

        return names;
    }

    private static string Line(OrderLine line) =>
        Line(line.Description, $"{line.Quantity} {line.UnitPrice} {line.DiscountPercent} {line.DiscountName} {line.Net} {line.Tax}");

    private static string Line(params string?[] parts) => string.Join(" | ", parts);
}

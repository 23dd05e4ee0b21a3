using Bunit;
using Optica.Data.Orders;
using Optica.Domain.Orders;
using Optica.Portal.Features.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Customers.Profile;

/// <summary>What the profile says a customer is worth.</summary>
public sealed class AnalyticsTabTests : IAsyncLifetime
{
    private TestDatabase database = default!;
    private Guid id;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        // noon of 12 November in Santiago, twelve days before today
        database.Clock.Now = new DateTime(2026, 11, 12, 15, 0, 0, DateTimeKind.Utc);
        id = await database.AddAsync(database.World.Centro, People.Numbered(1));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Tab_WithoutOrders_SaysSo()
    {
        await using var context = new PortalContext(database, database.World.Sales);
        var page = Open(context);

        Assert.Equal("$0|0|$0|–|–", Figures(page));
        Assert.Contains("No order yet.", page.Find(".why").TextContent, StringComparison.Ordinal);
        Assert.Equal("New", page.Find(".why .badge").TextContent);
        Assert.Contains("Nothing bought yet", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tab_Regular_TellsFiguresWhyAndWhatTheyLike()
    {
        for (var order = 0; order < 4; order++)
        {
            await database.SellAsync(id, database.World.Centro, 100_000 + order);
        }

        database.Clock.Now = World.Start;
        await using var context = new PortalContext(database, database.World.Sales);
        var page = Open(context);

        Assert.Equal("$400.006|4|$100.002|12-11-2026|12 days ago", Figures(page));
        Assert.Contains("Regular: 4 orders; the last one 12 days ago.", page.Find(".why").TextContent, StringComparison.Ordinal);
        var spending = page.Find("[aria-labelledby=spending]");
        Assert.Equal(12, spending.QuerySelectorAll(".column-bars li").Length);
        Assert.Contains(
            "$400.006, 4 orders",
            spending.QuerySelector(".column-bars li:last-child a")!.GetAttribute("aria-label"),
            StringComparison.Ordinal
        );
        Assert.Contains("Armazón", page.Find("[aria-labelledby=favourites]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Pending", page.Find("[aria-labelledby=statuses]").TextContent, StringComparison.Ordinal);

        page.Find("[aria-labelledby=spending] [aria-label='Show as table']").Click();
        Assert.Equal(13, page.FindAll("[aria-labelledby=spending] tbody tr, [aria-labelledby=spending] tfoot tr").Count);
    }

    [Fact]
    public async Task Tab_AtRisk_KeepsTheTier()
    {
        await database.SellAsync(id, database.World.Centro);
        await database.SellAsync(id, database.World.Centro);
        database.Clock.Now = database.Clock.Now.AddDays(181);
        await using var context = new PortalContext(database, database.World.Sales);
        var page = Open(context);

        Assert.Equal("At risk · Returning", page.Find(".why .badge").TextContent);
        Assert.Contains("the last order was 181 days ago. Tier: Returning.", page.Find(".why").TextContent, StringComparison.Ordinal);
        Assert.Equal("At risk · Returning", page.Find(".profile-badges .segment").TextContent);
    }

    [Fact]
    public async Task Header_Balance_IsAnAlertForThoseWhoSeeOrders()
    {
        var order = await database.SellAsync(id, database.World.Centro, 80_000);
        await using (var context = new PortalContext(database, database.World.Sales))
        {
            var due = Open(context).Find(".profile-badges a");
            Assert.Equal("Owes $80.000", due.TextContent.Trim());
            Assert.Equal($"/admin/customers/{id}?tab=orders", due.GetAttribute("href"));
        }

        await using (var context = new PortalContext(database, database.World.Optometrist))
        {
            Assert.Empty(Open(context).FindAll(".profile-badges a"));
        }

        await using (var scope = database.As(database.World.Admin))
        {
            var paid = new PaymentInput { Method = PaymentMethod.Debit };
            (await scope.Get<OrderPaymentService>().PayAsync(order, paid, new OperationOptions(), Cancellation)).Expect();
        }

        await using (var context = new PortalContext(database, database.World.Sales))
        {
            Assert.Empty(Open(context).FindAll(".profile-badges a"));
        }
    }

    private IRenderedComponent<CustomerPage> Open(PortalContext context)
    {
        var page = context.Open<CustomerPage>($"/admin/customers/{id}?tab=analytics", parameters => parameters.Add(one => one.Id, id));
        page.WaitForElement(".analytics");
        return page;
    }

    private static string Figures(IRenderedComponent<CustomerPage> page) =>
        string.Join('|', page.FindAll(".figure dd").Select(figure => figure.TextContent));
}

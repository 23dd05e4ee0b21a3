using Bunit;
using Optica.Data.Orders;
using Optica.Domain.Orders;
using Optica.Portal.Features.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Orders;

/// <summary>One order: what it says, who may do what with it, and what happened.</summary>
public sealed class OrderPageTests : OrdersContext
{
    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_TellsLinesSumsAndWhatIsDue()
    {
        var id = await SellAsync(119_000);
        await PayAsync(id, 19_000);
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, id);

        Assert.Equal("Armazón Frame|1|$119.000|$119.000", Texts(page, ".lines tbody td"));
        Assert.Equal("Net$100.000|IVA 19 %$19.000|Total$119.000|Paid$19.000|Due$100.000", Sums(page));
        Assert.Contains("Debit card", Texts(page, ".moves li"), StringComparison.Ordinal);
        Assert.Equal($"/admin/customers/{Ana}", page.Find(".order-customer").GetAttribute("href"));
        var receipt = page.Find($"a[href='/admin/orders/{id}/receipt']");
        Assert.Equal(("_blank", "noopener"), (receipt.GetAttribute("target"), receipt.GetAttribute("rel")));
    }

    [Fact]
    public async Task Actions_AreThoseOfTheRole()
    {
        var id = await SellAsync();
        (Person Person, string Actions)[] expected =
        [
            (World.Sales, "Take a payment|Start|Send|Hand over|Edit|Receipt"),
            (World.Admin, "Take a payment|Start|Send|Hand over|Edit|Receipt|Cancel the order|Refund"),
        ];
        foreach (var (person, actions) in expected)
        {
            await using var context = new PortalContext(Database, person);
            Assert.Equal(actions, Texts(Open(context, id), ".page-actions > .button"));
        }

        await PayAsync(id);
        await RefundAsync(id, null);
        await using (var context = new PortalContext(Database, World.Admin))
        {
            Assert.Equal("Receipt", Texts(Open(context, id), ".page-actions > .button"));
        }
    }

    [Fact]
    public async Task Open_OutOfReach_IsRefused()
    {
        var id = await SellAsync();
        (Person Person, string Says)[] refused =
        [
            (World.SouthChief, "This order does not exist"),
            (World.MallAdmin, "no access"),
            (World.Optometrist, "no access"),
        ];
        foreach (var (person, says) in refused)
        {
            await using var context = new PortalContext(Database, person);
            var page = context.Open<OrderPage>($"/admin/orders/{id}", parameters => parameters.Add(one => one.Id, id));
            page.WaitForElement(".state");

            Assert.Contains(says, page.Markup, StringComparison.Ordinal);
            Assert.DoesNotContain("ORD-", page.Markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Advance_IsTold()
    {
        var id = await SellAsync();
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, id);

        Press(page, "Start");

        page.WaitForAssertion(() => Assert.Equal("In process", Texts(page, ".page-title .badge")));
        Assert.Equal("The order is in process.", Assert.Single(context.Said).Text);
        page.WaitForAssertion(() => Assert.StartsWith("Moved on: In process", Texts(page, ".steps li"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Advance_OthersWereFaster_OffersToLoadAgain()
    {
        var id = await SellAsync();
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, id);
        context.LookAway();
        await PayAsync(id, 1_000);

        Press(page, "Start");
        page.WaitForElement(".order-refusal");
        Assert.Equal(OrderStatus.Pending, (await ReadAsync(id)).Row.Status);

        Press(page, "Load it again");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".order-refusal")));
        Press(page, "Start");
        page.WaitForAssertion(() => Assert.Equal("In process", Texts(page, ".page-title .badge")));
    }

    [Fact]
    public async Task HandOver_Unpaid_IsRefusedToSalesAndAsksAnAdminWhy()
    {
        var id = await SellAsync();
        await using (var context = new PortalContext(Database, World.Sales))
        {
            var page = Open(context, id);
            Press(page, "Hand over");
            page.WaitForAssertion(() => Assert.Contains("$100.000", Texts(page, ".order-refusal"), StringComparison.Ordinal));
            Assert.Equal(OrderStatus.Pending, (await ReadAsync(id)).Row.Status);
        }

        await using (var context = new PortalContext(Database, World.Admin))
        {
            var page = Open(context, id);
            Press(page, "Hand over");
            page.WaitForElement("#deliver-anyway-reason").Change("paga mañana");
            page.Find("dialog.confirm .danger").Click();
            page.WaitForAssertion(() => Assert.Equal("Delivered", Texts(page, ".page-title .badge")));
            page.WaitForAssertion(() => Assert.Contains("Reason: paga mañana", Texts(page, ".steps li"), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task History_SaysWhatWasPaidAndTakenBack()
    {
        var id = await SellAsync();
        await PayAsync(id, 60_000);
        await PayAsync(id, 40_000, PaymentMethod.Cash);
        await RefundAsync(id, 5_000);
        await ChangeNothingButNotesAsync(await SellAsync());
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, id);

        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll(".steps li").Count));
        Assert.Equal(
            "Refund of $5.000|Payment of $40.000 · Cash|Payment of $60.000 · Debit card|Order taken",
            Texts(page, ".steps strong")
        );
        var refund = Words(page.Find(".steps li").TextContent);
        Assert.Contains("$5.000 handed back · Cash", refund, StringComparison.Ordinal);
        Assert.Contains("Reason: rayado", refund, StringComparison.Ordinal);
        Assert.Contains("Lines: 1 × Armazón $100.000", Texts(page, ".steps li:last-child"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_OfAChange_SaysWhatCameAndOfACancellationWhy()
    {
        var id = await SellAsync();
        await ChangeNothingButNotesAsync(id);
        await PayAsync(id);
        await using (var scope = Database.As(World.Chief))
        {
            var back = new RefundInput { Reason = "se arrepintió", Method = PaymentMethod.Transfer };
            (await scope.Get<OrderLifeService>().CancelAsync(id, back, new(), Cancellation)).Expect();
        }

        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, id);

        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll(".steps li").Count));
        Assert.Equal("Order cancelled|Payment of $100.000 · Debit card|Changed|Order taken", Texts(page, ".steps strong"));
        Assert.Contains("Notes: llamar", Texts(page, ".steps li"), StringComparison.Ordinal);
        var cancelled = Words(page.Find(".steps li").TextContent);
        Assert.Contains("$100.000 handed back · Bank transfer", cancelled, StringComparison.Ordinal);
        Assert.Contains("Status: Pending → Cancelled", cancelled, StringComparison.Ordinal);
        Assert.Contains("Reason: se arrepintió", cancelled, StringComparison.Ordinal);
    }

    private Task ChangeNothingButNotesAsync(Guid id) => ChangeAsync(id, order => order.Notes = "llamar");

    private static string Sums(IRenderedComponent<OrderPage> page) =>
        Texts(page, ".money > div").Replace(" $", "$", StringComparison.Ordinal);

    private static IRenderedComponent<OrderPage> Open(PortalContext context, Guid id)
    {
        var page = context.Open<OrderPage>($"/admin/orders/{id}", parameters => parameters.Add(one => one.Id, id));
        page.WaitForElement(".order-grid");
        return page;
    }
}

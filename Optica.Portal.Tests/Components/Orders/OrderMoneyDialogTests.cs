using Bunit;
using Optica.Domain.Orders;
using Optica.Portal.Features.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Orders;

/// <summary>Money in and out: amounts offered, change in cash, one click one effect, refusals beside what they are about.</summary>
public sealed class OrderMoneyDialogTests : OrdersContext
{
    private const string Cash = "0";
    private const string Credit = "2";

    [Fact]
    public async Task Pay_Opens_WithTheWholeBalance()
    {
        var id = await SellAsync(99_994);
        await using var context = new PortalContext(Database, World.Sales);
        var page = OpenPayment(context, id);

        Assert.Equal("$99.994", page.Find("#payment-amount").GetAttribute("value"));
        Assert.Equal("Debit card", Texts(page, $"#payment-method option[value='{page.Find("#payment-method").GetAttribute("value")}']"));
        Assert.Empty(page.FindAll(".cash"));
        page.Find("dialog form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Payment of $99.994 saved.", Assert.Single(context.Said).Text));
        Assert.Equal(0, (await ReadAsync(id)).Money.Balance);
        Assert.DoesNotContain("Take a payment", Texts(page, ".page-actions > .button"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pay_InCash_RoundsToTensAndTellsTheChange()
    {
        var id = await SellAsync(14_996);
        await using var context = new PortalContext(Database, World.Sales);
        var page = OpenPayment(context, id);

        page.Find("#payment-method").Change(Cash);
        page.WaitForAssertion(() => Assert.Equal("Cash to collect $15.000", Texts(page, ".cash-line:first-child")));
        Assert.Empty(page.FindAll("#payment-reference"));
        Assert.Equal("$15.000|$20.000", Texts(page, ".cash-offers button"));
        page.Find("#payment-received").Change("20000");
        page.WaitForAssertion(() => Assert.Equal("Change $5.000", Texts(page, ".cash-line.is-change")));
        page.Find("dialog form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Payment of $14.996 saved. Change: $5.000.", Assert.Single(context.Said).Text));
        var payment = Assert.Single((await ReadAsync(id)).Payments);
        Assert.Equal((PaymentMethod.Cash, 14_996, 15_000), (payment.Method, payment.Amount, payment.Received));
    }

    [Fact]
    public async Task Pay_InCashTooLittle_IsNotSaved()
    {
        var id = await SellAsync(15_000);
        await using var context = new PortalContext(Database, World.Sales);
        var page = OpenPayment(context, id);

        page.Find("#payment-method").Change(Cash);
        page.WaitForElement("#payment-received").Change("14000");
        page.WaitForAssertion(() => Assert.Equal("Short by $1.000", Texts(page, ".cash-line.is-short")));
        page.Find("dialog form").Submit();
        page.WaitForAssertion(() => Assert.StartsWith("$1.000 short.", Texts(page, "dialog [role=alert]"), StringComparison.Ordinal));
        Assert.Empty((await ReadAsync(id)).Payments);

        page.FindAll(".cash-offers button")[0].Click();
        page.WaitForAssertion(() => Assert.Equal("Change $0", Texts(page, ".cash-line.is-change")));
        page.Find("dialog form").Submit();
        page.WaitForAssertion(() => Assert.Equal("Payment of $15.000 saved.", Assert.Single(context.Said).Text));
    }

    [Fact]
    public async Task Pay_Twice_RemembersTheMethodAndTellsTheRest()
    {
        var id = await SellAsync(50_000);
        await using var context = new PortalContext(Database, World.Sales);
        var page = OpenPayment(context, id);

        page.Find("#payment-method").Change(Credit);
        page.Find("#payment-amount").Change("20000");
        page.Find("#payment-reference").Change(" 0042 ");
        page.Find("dialog form").Submit();
        page.WaitForAssertion(() => Assert.Contains("Due$30.000", Texts(page, ".balance"), StringComparison.Ordinal));
        Assert.Contains("No. 0042", Texts(page, ".moves li"), StringComparison.Ordinal);
        // the browser tells that the dialog was closed
        page.Find("dialog").TriggerEvent("onclose", EventArgs.Empty);

        Press(page, "Take a payment");
        page.WaitForElement("#payment-amount");
        Assert.Equal(
            ("$30.000", Credit),
            (page.Find("#payment-amount").GetAttribute("value"), page.Find("#payment-method").GetAttribute("value"))
        );
    }

    [Fact]
    public async Task Pay_Beyond_IsToldAtTheAmount()
    {
        var id = await SellAsync(50_000);
        await using var context = new PortalContext(Database, World.Sales);
        var page = OpenPayment(context, id);

        page.Find("#payment-amount").Change("50001");
        page.Find("dialog form").Submit();

        page.WaitForAssertion(() => Assert.Contains("$50.000", Texts(page, "[data-field=Amount] .field-error"), StringComparison.Ordinal));
        Assert.Empty((await ReadAsync(id)).Payments);
    }

    [Fact]
    public async Task Pay_ClickedTwice_IsPaidOnce()
    {
        var id = await SellAsync(50_000);
        await using var context = new PortalContext(Database, World.Sales);
        var page = OpenPayment(context, id);
        page.Find("#payment-amount").Change("20000");

        var form = page.Find("dialog form");
        await Task.WhenAll(form.SubmitAsync(), form.SubmitAsync());

        page.WaitForAssertion(() => Assert.Contains("Due$30.000", Texts(page, ".balance"), StringComparison.Ordinal));
        Assert.Single((await ReadAsync(id)).Payments);
    }

    [Fact]
    public async Task Refund_OfAPart_SaysWhatGoesBackAndNeedsAReason()
    {
        var id = await SellAsync(50_000);
        await PayAsync(id, 48_000);
        await using var context = new PortalContext(Database, World.Admin);
        var page = Open(context, id);
        Press(page, "Refund");
        page.WaitForElement("#refund-amount");

        page.Find("#refund-amount").Change("2000");
        Assert.Empty(page.FindAll("#refund-method"));
        page.Find("#refund-amount").Change("10000");
        page.WaitForAssertion(() => Assert.Equal("$8.000 will be refunded to the customer.", Texts(page, "dialog .notice")));
        page.FindAll("dialog form")[^1].Submit();
        page.WaitForAssertion(() => Assert.NotEmpty(Texts(page, "[data-field=Reason] .field-error")));

        page.Find("#refund-reason").Change("varilla rayada");
        page.FindAll("dialog form")[^1].Submit();
        page.WaitForAssertion(() => Assert.NotEmpty(Texts(page, "[data-field=Method] .field-error")));
        page.Find("#refund-method").Change(Cash);
        page.FindAll("dialog form")[^1].Submit();

        page.WaitForAssertion(() => Assert.Equal("Refund saved.", Assert.Single(context.Said).Text));
        var order = await ReadAsync(id);
        Assert.Equal((0, 40_000, OrderStatus.Pending), (order.Money.Balance, order.Row.Amount, order.Row.Status));
        var refund = Assert.Single(order.Refunds);
        Assert.Equal((10_000, 8_000, "varilla rayada"), (refund.Amount, refund.PaidOut, refund.Reason));
    }

    [Fact]
    public async Task Cancel_Unpaid_AsksOnlyWhy()
    {
        var id = await SellAsync(50_000);
        await using var context = new PortalContext(Database, World.Admin);
        var page = Open(context, id);
        Press(page, "Cancel order");
        page.WaitForElement("#refund-reason");
        Assert.Empty(page.FindAll("#refund-amount, #refund-method"));

        page.Find("#refund-reason").Change("se arrepintió");
        page.FindAll("dialog form")[^1].Submit();

        page.WaitForAssertion(() => Assert.Equal("Cancelled", Texts(page, ".page-title .badge")));
        Assert.Equal((OrderStatus.Cancelled, 0), ((await ReadAsync(id)).Row.Status, (await ReadAsync(id)).Row.Amount));
        Assert.Contains("se arrepintió", Texts(page, ".order-notes"), StringComparison.Ordinal);
    }

    private static IRenderedComponent<OrderPage> Open(PortalContext context, Guid id)
    {
        var page = context.Open<OrderPage>($"/admin/orders/{id}", parameters => parameters.Add(one => one.Id, id));
        page.WaitForElement(".order-grid");
        return page;
    }

    private static IRenderedComponent<OrderPage> OpenPayment(PortalContext context, Guid id)
    {
        var page = Open(context, id);
        Press(page, "Take a payment");
        page.WaitForElement("#payment-amount");
        return page;
    }
}

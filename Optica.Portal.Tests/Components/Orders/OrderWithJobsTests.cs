using Bunit;
using Optica.Domain.Orders;
using Optica.Domain.Quotes;
using Optica.Domain.WorkOrders;
using Optica.Portal.Features.Orders;
using Optica.Portal.Features.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Orders;

/// <summary>An order and its jobs on screen: they follow each other, and none is handed over or taken back past the other.</summary>
public sealed class OrderWithJobsTests : OrdersContext
{
    [Fact]
    public async Task Open_AJobMovesElsewhere_StatusAndListFollow()
    {
        var (id, job) = await MadeAsync(WorkOrderStatus.Ordered);
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, id);
        page.WaitForAssertion(() => Assert.Equal("Ordered", Texts(page, ".order-jobs .badge")));

        (await Database.MoveAsync(job, new(WorkOrderStatus.SentToLab))).Expect();
        page.WaitForAssertion(() => Assert.Equal("In progress", Texts(page, ".page-title .badge")));
        page.WaitForAssertion(() => Assert.Equal("Sent to the laboratory", Texts(page, ".order-jobs .badge")));
        page.WaitForAssertion(() =>
            Assert.StartsWith("Moved on with work order TRB-2026-0001: In progress", Texts(page, ".steps strong"), StringComparison.Ordinal)
        );

        // a step that the order does not follow
        (await Database.MoveAsync(job, new(WorkOrderStatus.InProgressLab))).Expect();
        page.WaitForAssertion(() => Assert.NotEqual("Sent to the laboratory", Texts(page, ".order-jobs .badge")));
        await Database.TakeJobAsync(Ana, World.Centro, input => input.OrderId = id);
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".order-jobs li").Count));
    }

    [Fact]
    public async Task HandOver_AJobIsOpen_NamesItAndAsksAnAdminWhy()
    {
        var (id, _) = await MadeAsync(WorkOrderStatus.ReadyForPickup);
        await PayAsync(id);
        await using (var context = new PortalContext(Database, World.Sales))
        {
            var page = Open(context, id);
            Press(page, "Hand over");
            page.WaitForAssertion(() => Assert.Contains("TRB-2026-0001", Texts(page, ".order-refusal"), StringComparison.Ordinal));
        }

        await using (var context = new PortalContext(Database, World.Admin))
        {
            var page = Open(context, id);
            Press(page, "Hand over");
            page.WaitForElement("#deliver-anyway-reason").Change("se lleva el armazón");
            Assert.Contains("TRB-2026-0001", Texts(page, "dialog.confirm"), StringComparison.Ordinal);
            page.Find("dialog.confirm .danger").Click();
            page.WaitForAssertion(() => Assert.Equal("Delivered", Texts(page, ".page-title .badge")));
        }
    }

    [Theory]
    [InlineData("Cancel order")]
    [InlineData("Refund")]
    public async Task TakeBack_JobsAreOpen_ListsThemAndIsDone(string button)
    {
        var (id, _) = await MadeAsync(WorkOrderStatus.Ordered);
        await Database.JobAtAsync(WorkOrderStatus.Cancelled, Ana, World.Centro, input => input.OrderId = id);
        await using var context = new PortalContext(Database, World.Admin);
        var page = Open(context, id);
        Press(page, button);

        page.WaitForAssertion(() => Assert.Contains("TRB-2026-0001", Texts(page, "dialog [data-open-jobs]"), StringComparison.Ordinal));
        Assert.DoesNotContain("TRB-2026-0002", Texts(page, "dialog [data-open-jobs]"), StringComparison.Ordinal);
        page.Find("#refund-reason").Change("no viene");
        page.Find("dialog form").Submit();
        page.WaitForAssertion(() => Assert.Single(context.Said));
        Assert.False((await ReadAsync(id)).Row.Status.Counts());
    }

    [Fact]
    public async Task Job_BalanceDue_LeadsToThePaymentAndBack()
    {
        var (id, job) = await MadeAsync(WorkOrderStatus.ReadyForPickup);
        await using var context = new PortalContext(Database, World.Sales);
        var page = OpenJob(context, job);
        Assert.Equal("In progress", Texts(page, ".facts dd .badge").Split('|').First(words => words == "In progress"));
        var link = page.FindAll(".facts a").Single(one => Words(one.TextContent) == "Take a payment").GetAttribute("href")!;
        Assert.Equal($"/admin/orders/{id}?pay=1&job={job}", link);

        var order = context.Open<OrderPage>(link, parameters => parameters.Add(one => one.Id, id));
        order.WaitForElement("#payment-amount");
        order.Find("dialog form").Submit();

        order.WaitForAssertion(() => Assert.EndsWith($"/admin/work-orders/{job}", Address(context), StringComparison.Ordinal));
        Assert.Equal("Payment of $100.000 saved.", Assert.Single(context.Said).Text);
        Assert.DoesNotContain("Take a payment", OpenJob(context, job).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Job_OfACancelledOrder_ShowsItAndAsksAnAdminWhy()
    {
        var (id, job) = await MadeAsync(WorkOrderStatus.ReadyForPickup);
        (await Database.CancelAsync(id)).Expect();
        await using (var context = new PortalContext(Database, World.Sales))
        {
            var page = OpenJob(context, job);
            Assert.Contains("Cancelled", Texts(page, ".facts .badge"), StringComparison.Ordinal);
            Press(page, "Hand over to the customer");
            page.WaitForAssertion(() =>
                Assert.Contains("ORD-2026-000001 was cancelled", Texts(page, ".job-refusal"), StringComparison.Ordinal)
            );
        }

        await using (var context = new PortalContext(Database, World.Admin))
        {
            var page = OpenJob(context, job);
            Press(page, "Hand over to the customer");
            page.WaitForElement("#deliver-job-reason").Change("regalo");
            Assert.Contains("Hand over TRB-2026-0001 anyway", Texts(page, "dialog.confirm"), StringComparison.Ordinal);
            Assert.Contains("ORD-2026-000001 was cancelled", Texts(page, "dialog.confirm"), StringComparison.Ordinal);
            Press(page, "Hand over anyway");
            page.WaitForAssertion(() => Assert.Single(context.Said));
            Assert.Equal(WorkOrderStatus.Delivered, (await Database.ReadJobAsync(job)).Row.Status);
        }
    }

    [Fact]
    public async Task NewJob_OfAnOrder_BeginsWithItsWords()
    {
        var input = Sales.Order(Ana, World.Centro, 30_000);
        input.Lines.Add(Offers.Line(LineKind.Lens, "Progresivo 1.67", 90_000));
        input.Lines.Add(Offers.Line(LineKind.Treatment, "Antirreflejo", 9_000));
        var id = await Database.SellAsync(input);
        await using var context = new PortalContext(Database, World.Sales, World.Centro);
        context.AddOwn<WorkOrderFormOpener>();
        var form = context.Open<WorkOrderEditPage>($"/admin/work-orders/new?customer={Ana}&order={id}");
        form.WaitForElement("#field-LensDescription");
        Assert.Equal("Progresivo 1.67; Antirreflejo", form.Find("#field-LensDescription").GetAttribute("value"));
        Assert.Equal("Armazón", form.Find("#field-FrameDescription").GetAttribute("value"));
    }

    [Fact]
    public async Task History_OfAConvertedQuote_BeginsWithIt()
    {
        var quote = await Database.OfferAsync(Offers.Quote(Ana, World.Centro), QuoteStatus.Accepted);
        var made = (await Database.ConvertAsync(quote)).Expect();
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, made.OrderId);
        page.WaitForAssertion(() => Assert.Equal("Order taken from a quote", Texts(page, ".steps strong")));
        Assert.DoesNotContain("Status:", Texts(page, ".steps li"), StringComparison.Ordinal);
    }

    private async Task<(Guid Order, Guid Job)> MadeAsync(WorkOrderStatus status)
    {
        var id = await SellAsync();
        return (id, await Database.JobAtAsync(status, Ana, World.Centro, input => input.OrderId = id));
    }

    private static IRenderedComponent<WorkOrderPage> OpenJob(PortalContext context, Guid job)
    {
        var page = context.Open<WorkOrderPage>($"/admin/work-orders/{job}", parameters => parameters.Add(one => one.Id, job));
        page.WaitForElement(".job-grid");
        return page;
    }

    private static IRenderedComponent<OrderPage> Open(PortalContext context, Guid id)
    {
        var page = context.Open<OrderPage>($"/admin/orders/{id}", parameters => parameters.Add(one => one.Id, id));
        page.WaitForElement(".order-grid");
        return page;
    }
}

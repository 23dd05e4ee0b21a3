using Bunit;
using Optica.Domain.Orders;
using Optica.Domain.WorkOrders;
using Optica.Portal.Features.Orders;
using Optica.Portal.Features.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Orders;

/// <summary>What is being made for an order, on its page.</summary>
public sealed class OrderJobsTests : OrdersContext
{
    private const string Jobs = "[aria-labelledby=jobs]";

    [Fact]
    public async Task Open_ListsTheJobsOfTheOrderWithTheirState()
    {
        var id = await SellAsync();
        var job = await Database.JobAtAsync(
            WorkOrderStatus.SentToLab,
            Ana,
            World.Centro,
            input => (input.OrderId, input.PromisedOn) = (id, new DateOnly(2026, 12, 24))
        );
        await Database.TakeJobAsync(Ana, World.Centro);
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, id);

        page.WaitForAssertion(() => Assert.Equal("TRB-2026-0001", Texts(page, $"{Jobs} li a")));
        Assert.Equal($"/admin/work-orders/{job}", page.Find($"{Jobs} li a").GetAttribute("href"));
        Assert.Equal("Sent to the laboratory", Texts(page, $"{Jobs} li .badge"));
        Assert.Contains("24-12-2026", Texts(page, $"{Jobs} li"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewJob_IsOfTheOrder()
    {
        var id = await SellAsync();
        await using var context = new PortalContext(Database, World.Sales, World.Centro);
        context.AddOwn<WorkOrderFormOpener>();
        var page = Open(context, id);
        var link = page.WaitForElement($"{Jobs} .button").GetAttribute("href")!;
        Assert.Equal($"/admin/work-orders/new?customer={Ana}&order={id}", link);

        var form = context.Open<WorkOrderEditPage>(link);
        form.WaitForElement("#field-LensKind").Change("0");
        Assert.Equal($"/admin/orders/{id}", form.Find(".form-actions a").GetAttribute("href"));
        await form.Find("form").SubmitAsync();

        form.WaitForAssertion(() => Assert.DoesNotContain("/new", Address(context), StringComparison.Ordinal));
        var made = await Database.ReadJobAsync(Guid.Parse(Address(context).Split('/')[^1]));
        Assert.Equal(id, made.Input.OrderId);
        var again = Open(context, id);
        again.WaitForAssertion(() => Assert.Equal(made.Row.Number, Texts(again, $"{Jobs} li a")));
    }

    [Fact]
    public async Task NewJob_OfWhatWasTakenBack_IsNotOffered()
    {
        var id = await SellAsync();
        await PayAsync(id);
        await RefundAsync(id, null);
        Assert.Equal(OrderStatus.Refunded, (await ReadAsync(id)).Row.Status);
        await using var context = new PortalContext(Database, World.Sales);
        var page = Open(context, id);

        page.WaitForAssertion(() => Assert.Contains("No work orders", Texts(page, Jobs), StringComparison.Ordinal));
        Assert.Empty(page.FindAll($"{Jobs} .button"));
    }

    private static IRenderedComponent<OrderPage> Open(PortalContext context, Guid id)
    {
        var page = context.Open<OrderPage>($"/admin/orders/{id}", parameters => parameters.Add(one => one.Id, id));
        page.WaitForElement(".order-grid");
        return page;
    }
}

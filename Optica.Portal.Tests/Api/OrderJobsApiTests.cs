using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>Orders and their jobs over HTTP: neither is lowered, handed over or taken back past the other.</summary>
public sealed class OrderJobsApiTests : OrderCalls
{
    private const string Jobs = "/api/admin/work-orders";

    [Fact]
    public async Task Lower_WithAJob_NeedsTheRightAndAReason()
    {
        var (order, _) = await MadeAsync(WorkOrderStatus.Ordered);
        var lines = new[] { Line(4_000) };
        var sales = Portal.As(World.Sales, World.Centro);
        foreach (var body in new object[] { new { lines }, new { lines, reason = "amigo" } })
        {
            var refused = await sales.PutJsonAsync($"{Orders}/{order}", body).IsProblemAsync(400, "validation_failed");
            Assert.Equal(["reason"], Fields(refused));
        }

        var admin = Portal.As(World.Admin, World.Centro);
        Assert.Equal(
            ["reason"],
            Fields(await admin.PutJsonAsync($"{Orders}/{order}", new { lines }).IsProblemAsync(400, "validation_failed"))
        );
        await admin.PutJsonAsync($"{Orders}/{order}", new { lines, reason = "otro cristal" }).IsAsync(200);
        Assert.Equal(4_000, await BalanceAsync(order));
        await sales.PutJsonAsync($"{Orders}/{order}", new { lines, notes = "llamar" }).IsAsync(200);
    }

    [Fact]
    public async Task Change_KeepsItsPricesUnlessRepriced()
    {
        var order = await SellAsync(World.Centro);
        var customer = (await Portal.Database.ReadOrderAsync(order)).Row.CustomerId;
        await Portal.Database.GrantAsync(customer, 20, "cliente antigua");
        var lines = new[] { Line(10_000) };
        var client = Portal.As(World.Sales, World.Centro);
        await client.PutJsonAsync($"{Orders}/{order}", new { lines, notes = "x" }).IsAsync(200);
        Assert.Equal(10_000, await BalanceAsync(order));
        await client.PutJsonAsync($"{Orders}/{order}", new { lines, reprices = true }).IsAsync(200);
        Assert.Equal(8_000, await BalanceAsync(order));
        await client
            .PostJsonAsync(
                Orders,
                new
                {
                    customer_id = customer,
                    lines,
                    reprices = true,
                }
            )
            .IsProblemAsync(400, "validation_failed");
    }

    [Fact]
    public async Task Delivery_OfACancelledOrdersJob_Is409UntilOverridden()
    {
        var (order, job) = await MadeAsync(WorkOrderStatus.ReadyForPickup);
        (await Portal.Database.CancelAsync(order)).Expect();
        var admin = Portal.As(World.Admin, World.Centro);
        foreach (var call in new[] { "advance", "status" })
        {
            await admin.PostJsonAsync($"{Jobs}/{job}/{call}", new { to = "delivered" }).IsProblemAsync(409, "order_withdrawn");
        }

        var done = await admin.PostJsonAsync($"{Jobs}/{job}/advance", new { to = "delivered", reason = "regalo" }).IsAsync(200).JsonAsync();
        Assert.Equal("cancelled", (string?)done["order_status"]);
    }

    [Fact]
    public async Task Delivery_OfAnOrderWithAnOpenJob_Is409AndNamesIt()
    {
        var (order, job) = await MadeAsync(WorkOrderStatus.ReadyForPickup);
        (await Portal.Database.PayAsync(order, null)).Expect();
        var admin = Portal.As(World.Admin, World.Centro);
        var refused = await admin
            .PostJsonAsync($"{Orders}/{order}/status", new { to = "delivered" })
            .IsProblemAsync(409, "order_jobs_open");
        Assert.Equal("TRB-2026-0001", (string?)Assert.Single(refused["work_orders"]!.AsArray()));

        await admin.PostJsonAsync($"{Jobs}/{job}/advance", new { to = "delivered" }).IsAsync(200);
        var read = await admin.ReadAsync($"{Orders}/{order}").IsAsync(200).JsonAsync();
        Assert.Equal("delivered", (string?)read["order"]!["status"]);
    }

    [Fact]
    public async Task Delivery_OfAnOrderWithAnOpenJob_IsOverriddenWithAReason()
    {
        var (order, _) = await MadeAsync(WorkOrderStatus.Ordered);
        var step = new { to = "delivered", override_reason = "se lleva el armazón" };
        await Portal.As(World.Sales, World.Centro).PostJsonAsync($"{Orders}/{order}/status", step).IsProblemAsync(403, "access_denied");
        await Portal.As(World.Admin, World.Centro).PostJsonAsync($"{Orders}/{order}/status", step).IsAsync(200);
    }

    private async Task<(Guid Order, Guid Job)> MadeAsync(WorkOrderStatus status)
    {
        var customer = await CustomerAsync(World.Centro);
        var order = await Portal.Database.SellAsync(customer, World.Centro, 10_000);
        return (order, await Portal.Database.JobAtAsync(status, customer, World.Centro, input => input.OrderId = order));
    }
}

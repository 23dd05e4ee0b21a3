using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>Steps of jobs over HTTP: what they refuse, and what is said with them.</summary>
public sealed class WorkOrderStepApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Jobs = "/api/admin/work-orders";

    private static int people = 660;

    private World World => host.World;

    /// <summary>One peso is enough, on every address that delivers; only an admin's reason goes past it.</summary>
    [Theory, InlineData("status"), InlineData("advance")]
    public async Task Delivery_WithOnePesoDue_IsRefused(string action)
    {
        var (customer, order) = await SoldAsync();
        (await host.Database.PayAsync(order, 99_999)).Expect();
        var job = await host.Database.JobAtAsync(WorkOrderStatus.ReadyForPickup, customer, World.Centro, input => input.OrderId = order);
        var url = $"{Jobs}/{job}/{action}";

        var refused = await host.As(World.Sales, World.Centro, "es")
            .PostJsonAsync(url, new { to = "delivered" })
            .IsProblemAsync(409, "balance_due");
        Assert.StartsWith("El cliente tiene un saldo pendiente de $1", (string?)refused["detail"], StringComparison.Ordinal);
        await host.As(World.Sales, World.Centro)
            .PostJsonAsync(url, new { to = "delivered", reason = "x" })
            .IsProblemAsync(403, "access_denied");
        await host.As(World.Admin, World.Centro).PostJsonAsync(url, new { to = "delivered" }).IsProblemAsync(409, "balance_due");
        await host.As(World.Admin, World.Centro).PostJsonAsync(url, new { to = "delivered", reason = "paga mañana" }).IsAsync(200);
    }

    /// <summary>Whatever the step, what is said with it is kept under either name; an override only where something is handed over.</summary>
    [Fact]
    public async Task Status_ReasonOfAnyStep_IsKept()
    {
        var (customer, _) = await SoldAsync();
        var job = await host.Database.TakeJobAsync(customer, World.Centro);
        var client = host.As(World.Sales, World.Centro);

        await client.PostJsonAsync($"{Jobs}/{job}/status", new { to = "on_hold_payment", reason = "espera abono" }).IsAsync(200);
        await client
            .PostJsonAsync(
                $"{Jobs}/{job}/status",
                new
                {
                    to = "ordered",
                    reason = "abonó",
                    note = "mitad",
                }
            )
            .IsAsync(200);
        await client.PostJsonAsync($"{Jobs}/{job}/status", new { to = "cancelled", note = "desiste" }).IsAsync(200);

        var steps = (await host.Database.ReadJobAsync(job)).Steps;
        Assert.Equal([null, "espera abono", "abonó · mitad", "desiste"], steps.Select(step => step.Note));
        Assert.DoesNotContain(steps, step => step.Overridden);
    }

    private async Task<(Guid Customer, Guid Order)> SoldAsync()
    {
        var customer = await host.Database.AddAsync(World.Centro, People.Numbered(Interlocked.Increment(ref people)));
        return (customer, await host.Database.SellAsync(customer, World.Centro, 100_000));
    }
}

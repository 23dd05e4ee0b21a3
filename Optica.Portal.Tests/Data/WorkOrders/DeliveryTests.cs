using Optica.Data;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.WorkOrders;

/// <summary>What is not paid is not handed over, on no path; unless a branch admin says why (DOMAIN §9).</summary>
public sealed class DeliveryTests
{
    private static readonly WorkOrderMove Delivery = new(WorkOrderStatus.Delivered);

    [Theory, EveryProvider]
    public async Task AdvanceAsync_OnePesoDue_IsRefusedUntilPaid(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, order, job) = await ReadyAsync(database, linked: true);
        (await database.PayAsync(order, 99_999)).Expect();

        foreach (var person in new[] { database.World.Sales, database.World.Admin, database.World.Super })
        {
            Assert.Equal(new BalanceDue(1), (await database.MoveAsync(job, Delivery, person)).Error);
        }

        Assert.Equal(WorkOrderStatus.ReadyForPickup, (await database.ReadJobAsync(job)).Row.Status);
        (await database.PayAsync(order, 1)).Expect();
        (await database.MoveAsync(job, Delivery, database.World.Sales)).Expect();
    }

    [Theory]
    [InlineData("es", "El cliente tiene un saldo pendiente de $1")]
    [InlineData("en", "The customer still owes $1")]
    public async Task AdvanceAsync_SomethingDue_SaysHowMuch(string culture, string expected)
    {
        using var _ = new Speaking(culture);
        await using var database = await TestDatabase.CreateAsync();
        var (_, order, job) = await ReadyAsync(database, linked: true);
        (await database.PayAsync(order, 99_999)).Expect();
        Assert.StartsWith(expected, (await database.MoveAsync(job, Delivery)).Error!.Message, StringComparison.Ordinal);
    }

    /// <summary>Leaving the order out is no way round.</summary>
    [Theory, EveryProvider]
    public async Task AdvanceAsync_WithoutOrder_AllThatTheCustomerOwesCounts(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var (customer, order, job) = await ReadyAsync(database, linked: false);
        var elsewhere = await database.SellAsync(customer, world.Playa, 500);
        await database.CancelAsync(await database.SellAsync(customer, world.Centro, 7_000));

        Assert.Equal(new BalanceDue(100_500), (await database.MoveAsync(job, Delivery, world.Sales)).Error);
        (await database.PayAsync(order, null)).Expect();
        Assert.Equal(new BalanceDue(500), (await database.MoveAsync(job, Delivery, world.Sales)).Error);
        (await database.PayAsync(elsewhere, null)).Expect();
        (await database.MoveAsync(job, Delivery, world.Sales)).Expect();
    }

    /// <summary>A job of an order looks at that order only.</summary>
    [Fact]
    public async Task AdvanceAsync_WithItsOrderPaid_OtherDebtsDoNotCount()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (customer, order, job) = await ReadyAsync(database, linked: true);
        await database.SellAsync(customer, database.World.Centro, 500);
        (await database.PayAsync(order, null)).Expect();
        (await database.MoveAsync(job, Delivery)).Expect();
    }

    [Fact]
    public async Task AdvanceAsync_Override_IsAnAdminsWithAReasonAndIsTold()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var (_, _, job) = await ReadyAsync(database, linked: true);

        Assert.IsType<AccessDenied>((await database.MoveAsync(job, Delivery with { OverrideReason = "amigo" }, world.Sales)).Error);
        Assert.IsType<BalanceDue>((await database.MoveAsync(job, Delivery with { OverrideReason = "  " }, world.Admin)).Error);
        Assert.IsType<BalanceDue>((await database.MoveAsync(job, Delivery with { Note = "amigo" }, world.Admin)).Error);
        (await database.MoveAsync(job, Delivery with { OverrideReason = "paga el viernes" }, world.Admin)).Expect();

        var last = (await database.ReadJobAsync(job)).Steps[^1];
        Assert.Equal((true, "paga el viernes", "admin"), (last.Overridden, last.Note, last.By));
        await using var scope = database.As(world.Admin);
        var history = (await scope.Get<WorkOrderHistoryQueries>().ListAsync(job, CancellationToken.None)).Expect();
        Assert.Equal(("work_order_advanced", "paga el viernes"), (history[0].Action, history[0].Reason));
    }

    /// <summary>Where nothing is due anybody may say something with the delivery: it is a note, and kept.</summary>
    [Fact]
    public async Task AdvanceAsync_ReasonWithNothingDue_IsKeptAsANote()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, order, job) = await ReadyAsync(database, linked: true);
        (await database.PayAsync(order, null)).Expect();

        var said = Delivery with { Note = "con estuche", OverrideReason = "pagó todo" };
        (await database.MoveAsync(job, said, database.World.Sales)).Expect();

        var last = (await database.ReadJobAsync(job)).Steps[^1];
        Assert.Equal((false, "pagó todo · con estuche"), (last.Overridden, last.Note));
    }

    /// <summary>A partly refunded and paid order owes nothing (DOMAIN §6).</summary>
    [Fact]
    public async Task AdvanceAsync_AfterAPartlyRefundedPaidOrder_IsDone()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, order, job) = await ReadyAsync(database, linked: true);
        (await database.PayAsync(order, null)).Expect();
        (await database.RefundAsync(order, 40_000)).Expect();
        (await database.MoveAsync(job, Delivery)).Expect();
    }

    private static async Task<(Guid Customer, Guid Order, Guid Job)> ReadyAsync(TestDatabase database, bool linked)
    {
        var world = database.World;
        var customer = await database.AddAsync(world.Centro, People.Numbered(1));
        var order = await database.SellAsync(customer, world.Centro, 100_000);
        var job = await database.JobAtAsync(
            WorkOrderStatus.ReadyForPickup,
            customer,
            world.Centro,
            input => input.OrderId = linked ? order : null
        );
        return (customer, order, job);
    }
}

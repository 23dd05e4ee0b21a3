using Optica.Data;
using Optica.Data.Orders;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.WorkOrders;

/// <summary>An order follows its jobs, and is not handed over ahead of them.</summary>
public sealed class JobOrderTests
{
    private static readonly WorkOrderMove Delivery = new(WorkOrderStatus.Delivered);

    [Theory, EveryProvider]
    public async Task AdvanceAsync_SentAndHandedOver_TheOrderFollows(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (customer, order) = await SoldAsync(database);
        var first = await JobAsync(database, customer, order, WorkOrderStatus.Ordered);
        var second = await JobAsync(database, customer, order, WorkOrderStatus.Ordered);
        await JobAsync(database, customer, order, WorkOrderStatus.Cancelled);
        Assert.Equal(OrderStatus.Pending, await StatusAsync(database, order));

        await database.BringAsync(first, WorkOrderStatus.ReadyForPickup);
        Assert.Equal(OrderStatus.Processing, await StatusAsync(database, order));
        await database.BringAsync(second, WorkOrderStatus.ReadyForPickup);
        (await database.MoveAsync(first, Delivery)).Expect();
        Assert.Equal(OrderStatus.Processing, await StatusAsync(database, order));
        (await database.MoveAsync(second, Delivery)).Expect();
        Assert.Equal(OrderStatus.Delivered, await StatusAsync(database, order));

        await using var scope = database.As(database.World.Admin);
        var history = (await scope.Get<OrderHistoryQueries>().ListAsync(order, CancellationToken.None)).Expect();
        Assert.Equal(
            [("order_followed", "TRB-2026-0002"), ("order_followed", "TRB-2026-0001")],
            history.Where(step => step.Action == "order_followed").Select(step => (step.Action, step.Reason))
        );
        await database.AssertFiguresAsync();
    }

    /// <summary>A job made elsewhere moves the order of a branch that whoever moves it may not change.</summary>
    [Theory, EveryProvider]
    public async Task AdvanceAsync_JobOfAnotherBranch_TheOrderFollowsAllTheSame(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var (customer, order) = await SoldAsync(database);
        var job = await database.TakeJobAsync(customer, world.Mall, input => input.OrderId = order);
        foreach (var to in Workshop.WayTo[WorkOrderStatus.Delivered])
        {
            (await database.MoveAsync(job, new(to), world.MallAdmin)).Expect();
        }

        Assert.Equal(OrderStatus.Delivered, await StatusAsync(database, order));
    }

    /// <summary>Calling the last open job off ends an order of which another pair was handed over and nothing is due; else nothing.</summary>
    [Theory]
    [InlineData(true, true, OrderStatus.Delivered)]
    [InlineData(false, true, OrderStatus.Processing)]
    [InlineData(true, false, OrderStatus.Processing)]
    public async Task AdvanceAsync_LastOpenJobCalledOff_EndsWhatWasHandedOver(bool hands, bool pays, OrderStatus expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        var (customer, paid) = await SoldAsync(database);
        var order = pays ? paid : await database.SellAsync(customer, database.World.Centro);
        var first = await JobAsync(database, customer, order, WorkOrderStatus.ReadyForPickup);
        var second = await JobAsync(database, customer, order, WorkOrderStatus.SentToLab);
        if (hands)
        {
            (await database.MoveAsync(first, Delivery with { OverrideReason = "paga después" })).Expect();
        }

        (await database.MoveAsync(second, new WorkOrderMove(WorkOrderStatus.Cancelled, "desiste"))).Expect();

        Assert.Equal(expected, await StatusAsync(database, order));
    }

    [Fact]
    public async Task AdvanceAsync_OverriddenWhileDue_TheOrderFollows()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var customer = await database.AddAsync(world.Centro, People.Numbered(1));
        var order = await database.SellAsync(customer, world.Centro);
        var job = await JobAsync(database, customer, order, WorkOrderStatus.ReadyForPickup);
        (await database.MoveAsync(job, Delivery with { OverrideReason = "paga el viernes" }, world.Admin)).Expect();
        var read = await database.ReadOrderAsync(order);
        Assert.Equal((OrderStatus.Delivered, 100_000), (read.Row.Status, read.Money.Balance));
    }

    [Fact]
    public async Task AdvanceAsync_OrderTakenBack_StaysTakenBack()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (customer, order) = await SoldAsync(database);
        var job = await JobAsync(database, customer, order, WorkOrderStatus.Ordered);
        (await database.CancelAsync(order)).Expect();
        (await database.MoveAsync(job, new(WorkOrderStatus.SentToLab))).Expect();
        Assert.Equal(OrderStatus.Cancelled, await StatusAsync(database, order));
    }

    [Theory, EveryProvider]
    public async Task AdvanceAsync_TwoLastJobsAtOnce_TheOrderIsDelivered(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (customer, order) = await SoldAsync(database);
        var jobs = new List<Guid>();
        for (var at = 0; at < 4; at++)
        {
            jobs.Add(await JobAsync(database, customer, order, WorkOrderStatus.ReadyForPickup));
        }

        await Race.AtOnceAsync(jobs.Count, at => database.MoveAsync(jobs[at], Delivery));
        Assert.Equal(OrderStatus.Delivered, await StatusAsync(database, order));
    }

    [Theory, EveryProvider]
    public async Task OrderAdvanceAsync_AJobIsOpen_NamesItUntilAnAdminSaysWhy(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var (customer, order) = await SoldAsync(database);
        await JobAsync(database, customer, order, WorkOrderStatus.Ordered);
        await JobAsync(database, customer, order, WorkOrderStatus.Delivered);
        await database.TakeJobAsync(customer, world.Mall, input => input.OrderId = order);

        foreach (var person in new[] { world.Sales, world.Admin, world.Super })
        {
            var refused = Assert.IsType<OrderJobsOpen>((await StepAsync(database, order, OrderStatus.Delivered, null, person)).Error);
            Assert.Equal(["TRB-2026-0001", "TRB-2026-0003"], refused.Jobs);
            Assert.Equal(0, refused.Balance);
        }

        (await StepAsync(database, order, OrderStatus.Shipped, null, world.Sales)).Expect();
        Assert.IsType<AccessDenied>((await StepAsync(database, order, OrderStatus.Delivered, "x", world.Sales)).Error);
        (await StepAsync(database, order, OrderStatus.Delivered, "se lleva el armazón", world.Admin)).Expect();
        Assert.Equal(OrderStatus.Delivered, await StatusAsync(database, order));
    }

    [Fact]
    public async Task OrderAdvanceAsync_OpenAndUnpaid_SaysBoth()
    {
        using var _ = new Speaking("es");
        await using var database = await TestDatabase.CreateAsync();
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var order = await database.SellAsync(customer, database.World.Centro);
        await JobAsync(database, customer, order, WorkOrderStatus.Ordered);
        var said = (await StepAsync(database, order, OrderStatus.Delivered, null, database.World.Admin)).Error!.Message;
        Assert.StartsWith("Quedan trabajos sin entregar: TRB-2026-0001.", said, StringComparison.Ordinal);
        Assert.Contains("saldo pendiente de $100.000", said, StringComparison.Ordinal);
    }

    private static async Task<(Guid Customer, Guid Order)> SoldAsync(TestDatabase database)
    {
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var order = await database.SellAsync(customer, database.World.Centro);
        (await database.PayAsync(order, null)).Expect();
        return (customer, order);
    }

    private static Task<Guid> JobAsync(TestDatabase database, Guid customer, Guid order, WorkOrderStatus status) =>
        database.JobAtAsync(status, customer, database.World.Centro, input => input.OrderId = order);

    private static async Task<Result<Done>> StepAsync(TestDatabase database, Guid order, OrderStatus to, string? reason, Person by)
    {
        await using var scope = database.As(by);
        return await scope.Get<OrderLifeService>().AdvanceAsync(order, new(to, reason), new(), CancellationToken.None);
    }

    private static async Task<OrderStatus> StatusAsync(TestDatabase database, Guid order) =>
        (await database.ReadOrderAsync(order)).Row.Status;
}

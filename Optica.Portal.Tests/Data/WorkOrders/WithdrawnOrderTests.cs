using Optica.Data;
using Optica.Data.Notifications;
using Optica.Domain.Common;
using Optica.Domain.Notifications;
using Optica.Domain.Orders;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.WorkOrders;

/// <summary>What was made for an order that was cancelled or refunded is handed over on no path, unless an admin says why.</summary>
public sealed class WithdrawnOrderTests
{
    private static readonly WorkOrderMove Delivery = new(WorkOrderStatus.Delivered);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task AdvanceAsync_OrderCancelled_IsRefusedForEverybody(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (order, job) = await ReadyAsync(database);
        (await database.CancelAsync(order)).Expect();

        foreach (var person in new[] { database.World.Sales, database.World.Admin, database.World.Super })
        {
            var refused = (await database.MoveAsync(job, Delivery, person)).Error;
            Assert.Equal(new OrderWithdrawn("ORD-2026-000001", OrderStatus.Cancelled), refused);
        }

        Assert.Equal(WorkOrderStatus.ReadyForPickup, (await database.ReadJobAsync(job)).Row.Status);
    }

    [Fact]
    public async Task AdvanceAsync_OrderRefunded_IsAnAdminsWithAReason()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (order, job) = await ReadyAsync(database);
        (await database.PayAsync(order, null)).Expect();
        (await database.RefundAsync(order, null)).Expect();

        Assert.Equal(
            new OrderWithdrawn("ORD-2026-000001", OrderStatus.Refunded),
            (await database.MoveAsync(job, Delivery, database.World.Admin)).Error
        );
        Assert.IsType<AccessDenied>((await database.MoveAsync(job, Delivery with { OverrideReason = "x" }, database.World.Sales)).Error);
        (await database.MoveAsync(job, Delivery with { OverrideReason = "regalo" }, database.World.Admin)).Expect();

        var read = await database.ReadJobAsync(job);
        Assert.Equal((true, "regalo"), (read.Steps[^1].Overridden, read.Steps[^1].Note));
        Assert.Equal((OrderStatus.Refunded, "ORD-2026-000001"), (read.OrderStatus, read.OrderNumber));
    }

    [Theory]
    [InlineData("es", true, "El pedido ORD-2026-000001 está anulado")]
    [InlineData("es", false, "El pedido ORD-2026-000001 está devuelto")]
    [InlineData("en", true, "Order ORD-2026-000001 was cancelled")]
    public async Task AdvanceAsync_Withdrawn_SaysWhat(string culture, bool cancels, string expected)
    {
        using var _ = new Speaking(culture);
        await using var database = await TestDatabase.CreateAsync();
        var (order, job) = await ReadyAsync(database);
        var error = cancels ? (await database.CancelAsync(order)).Error : (await database.RefundAsync(order, null)).Error;
        Assert.Null(error);
        Assert.StartsWith(expected, (await database.MoveAsync(job, Delivery)).Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Withdrawal_WithOpenJobs_TellsAdminsAndWhoSeesToThem(bool cancels)
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var (order, job) = await ReadyAsync(database, input => input.AssignedTo = world.Sales.Id);

        // a part is no withdrawal
        (await database.RefundAsync(order, 1_000)).Expect();
        Assert.Equal(0, await ToldAsync(database, world.Admin, job));
        var error = cancels ? (await database.CancelAsync(order)).Error : (await database.RefundAsync(order, null)).Error;
        Assert.Null(error);

        Assert.Equal(1, await ToldAsync(database, world.Admin, job));
        Assert.Equal(1, await ToldAsync(database, world.Sales, job));
        Assert.Equal(0, await ToldAsync(database, world.MallAdmin, job));
    }

    [Fact]
    public async Task Withdrawal_AssignedToAnAdmin_TellsThemOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var (order, job) = await ReadyAsync(database, input => input.AssignedTo = world.Admin.Id);
        (await database.CancelAsync(order)).Expect();
        Assert.Equal((1, 0), (await ToldAsync(database, world.Admin, job), await ToldAsync(database, world.Sales, job)));
    }

    [Fact]
    public async Task Withdrawal_NothingOpen_TellsNobody()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var customer = await database.AddAsync(world.Centro, People.Numbered(1));
        var order = await database.SellAsync(customer, world.Centro);
        var job = await database.JobAtAsync(WorkOrderStatus.Cancelled, customer, world.Centro, input => input.OrderId = order);
        (await database.CancelAsync(order)).Expect();
        Assert.Equal(0, await ToldAsync(database, world.Admin, job));
    }

    private static async Task<int> ToldAsync(TestDatabase database, Person person, Guid job)
    {
        await using var scope = database.As(person);
        var news = (await scope.Get<NotificationQueries>().NewestAsync(Cancellation)).Expect();
        return news.Count(row => row.Kind == NotificationKind.WorkOrderWithdrawn && row.RecordId == job);
    }

    private static async Task<(Guid Order, Guid Job)> ReadyAsync(TestDatabase database, Action<WorkOrderInput>? change = null)
    {
        var world = database.World;
        var customer = await database.AddAsync(world.Centro, People.Numbered(1));
        var order = await database.SellAsync(customer, world.Centro);
        var job = await database.JobAtAsync(
            WorkOrderStatus.ReadyForPickup,
            customer,
            world.Centro,
            input =>
            {
                input.OrderId = order;
                change?.Invoke(input);
            }
        );
        return (order, job);
    }
}

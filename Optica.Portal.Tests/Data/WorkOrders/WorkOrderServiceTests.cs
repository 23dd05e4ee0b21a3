using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Notifications;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.Notifications;
using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.WorkOrders;

public sealed class WorkOrderServiceTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(World.Start);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task CreateAsync_Complete_IsStoredAsTyped(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var customer = await database.AddAsync(world.Centro, People.Numbered(1));
        var lab = await database.AddLabAsync("Cristal");
        var order = await database.SellAsync(customer, world.Centro, 100_000);
        var job = await database.TakeJobAsync(
            customer,
            world.Mall,
            input =>
            {
                (input.OrderId, input.LabId, input.AssignedTo) = (order, lab, world.MallAdmin.Id);
                (input.PromisedOn, input.Priority, input.OwnFrame) = (Today.AddDays(7), WorkOrderPriority.Urgent, true);
                input.Notes = "  con cuidado  ";
            }
        );

        var read = await database.ReadJobAsync(job);

        Assert.Equal(
            ("TRB-2026-0001", "Mall", "Cristal", "mall admin"),
            (read.Row.Number, read.Row.Branch, read.Row.Lab, read.Row.Assigned)
        );
        Assert.Equal((100_000L, "ORD-2026-000001"), (read.Row.Balance!.Value, read.OrderNumber));
        Assert.Equal((Today.AddDays(7), WorkOrderPriority.Urgent), (read.Row.PromisedOn!.Value, read.Row.Priority));
        Assert.Equal((true, "con cuidado", "Orgánico 1.56"), (read.Input.OwnFrame, read.Input.Notes, read.Row.LensDescription));
        Assert.Equal((world.Centro, 1L, "chief"), (read.Row.CustomerBranchId, read.Row.Version, read.TakenBy));
        // seen from the customer's branch as well as from the one that makes it
        Assert.True((await database.ReadJobAsync(job, world.Sales)).Row.MayChange);
        Assert.True((await database.ReadJobAsync(job, world.MallAdmin)).Row.MayChange);
    }

    /// <summary>What a job names must be the customer's, of the organisation, and of use today: all told at once, at its field.</summary>
    [Fact]
    public async Task CreateAsync_WhatIsOfNoUse_IsToldAtItsField()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var customer = await database.AddAsync(world.Centro, People.Numbered(1));
        var other = await database.AddAsync(world.Centro, People.Numbered(2));
        var closed = await database.AddLabAsync("Cerrado");
        await using var scope = database.As(world.Chief, world.Centro);
        var off = new PartialUpdate<LabInput>(new LabInput { IsActive = false }, new HashSet<string>([nameof(LabInput.IsActive)]));
        (await scope.Get<LabService>().ChangeAsync(closed, off, Cancellation)).Expect();
        var cancelled = await database.SellAsync(customer, world.Centro);
        (await database.CancelAsync(cancelled)).Expect();
        var expired = await database.PrescribeAsync(
            customer,
            "od -1.00 os -1.00",
            Today.AddYears(-3),
            input => input.Kind = PrescriptionKind.SingleVision
        );

        await RefusedAsync("LensKind", input => input.LensKind = null);
        await RefusedAsync("OrderId", input => input.OrderId = cancelled);
        await RefusedAsync("OrderId", input => input.OrderId = Ids.New(World.Start));
        await RefusedAsync("PrescriptionId", input => input.PrescriptionId = expired);
        await RefusedAsync("LabId", input => input.LabId = closed);
        await RefusedAsync("AssignedTo", input => input.AssignedTo = world.MallAdmin.Id);
        await RefusedAsync("AssignedTo", input => input.AssignedTo = world.SouthSales.Id);
        await RefusedAsync("PromisedOn", input => input.PromisedOn = Today.AddDays(-1));
        await RefusedAsync("PromisedOn", input => input.PromisedOn = Today.AddYears(1).AddDays(1));
        await RefusedAsync("Priority", input => input.Priority = (WorkOrderPriority)9);
        var orderOfOther = await database.SellAsync(other, world.Centro);
        var eyesOfOther = await database.PrescribeAsync(other, "od -1.00 os -1.00 add 2.00", Today);
        await RefusedAsync("OrderId PrescriptionId", input => (input.OrderId, input.PrescriptionId) = (orderOfOther, eyesOfOther));
        Assert.Equal(0, await database.ReadAsync(db => db.WorkOrders.CountAsync(Cancellation)));

        async Task RefusedAsync(string expected, Action<WorkOrderInput> change)
        {
            var input = Workshop.Job(customer, null);
            change(input);
            var refused = await scope.Get<WorkOrderService>().CreateAsync(input, new OperationOptions(), Cancellation);
            Assert.Equal(expected, string.Join(' ', Assert.IsType<Invalid>(refused.Error).Fields.Select(field => field.Field)));
        }
    }

    [Fact]
    public async Task CreateAsync_InTheViewOfAllBranches_AsksForTheBranch()
    {
        await using var database = await TestDatabase.CreateAsync();
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        await using var scope = database.As(database.World.Super);
        var made = await scope.Get<WorkOrderService>().CreateAsync(Workshop.Job(customer, null), new OperationOptions(), Cancellation);
        Assert.Equal("branch_not_found", Assert.IsType<Invalid>(made.Error).Code);
    }

    /// <summary>Only what is named changes, customer and order never do; what stays as it was needs not be of use any more.</summary>
    [Theory, EveryProvider]
    public async Task ChangeAsync_NamedFields_ChangeAndStandInTheHistory(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var customer = await database.AddAsync(world.Centro, People.Numbered(1));
        var lab = await database.AddLabAsync("Cristal");
        var job = await database.TakeJobAsync(customer, world.Centro, input => (input.LabId, input.PromisedOn) = (lab, Today));
        database.Clock.Now = World.Start.AddDays(3);
        var input = new WorkOrderInput
        {
            CustomerId = Guid.Empty,
            AssignedTo = world.Sales.Id,
            Priority = WorkOrderPriority.High,
        };
        string[] fields = [nameof(WorkOrderInput.CustomerId), nameof(WorkOrderInput.AssignedTo), nameof(WorkOrderInput.Priority)];

        await using var scope = database.As(world.Sales);
        var update = new PartialUpdate<WorkOrderInput>(input, new HashSet<string>(fields), 1);
        (await scope.Get<WorkOrderService>().ChangeAsync(job, update, Cancellation)).Expect();

        var read = await database.ReadJobAsync(job);
        Assert.Equal((customer, "sales", WorkOrderPriority.High), (read.Row.CustomerId, read.Row.Assigned, read.Row.Priority));
        Assert.Equal((true, 3, 3, 2L), (read.Row.IsOverdue, read.Row.DaysInStatus, read.Row.DaysOpen, read.Row.Version));
        var history = (await scope.Get<WorkOrderHistoryQueries>().ListAsync(job, Cancellation)).Expect();
        Assert.Equal(["update", "create"], history.Select(entry => entry.Action).Where(action => action != "medical_read"));
        Assert.Equal(
            ["AssignedTo:→sales", "Priority:Normal→High"],
            history[0].Changes.Select(change => $"{change.Field}:{change.Old}→{change.New}").Order(StringComparer.Ordinal)
        );
        Assert.Contains(history[^1].Changes, change => change is { Field: "LabId", New: "Cristal" });
        var stale = await scope.Get<WorkOrderService>().ChangeAsync(job, update, Cancellation);
        Assert.IsType<VersionConflict>(stale.Error);
    }

    /// <summary>Told to who may see jobs, not to who did it, nor to those without the right (DOMAIN §11).</summary>
    [Theory]
    [InlineData(WorkOrderStatus.ReadyForPickup, NotificationKind.WorkOrderReady)]
    [InlineData(WorkOrderStatus.Returned, NotificationKind.WorkOrderReturned)]
    [InlineData(WorkOrderStatus.Cancelled, NotificationKind.WorkOrderCancelled)]
    public async Task Advance_ToWhatTheBranchWaitsFor_IsToldToItsStaff(WorkOrderStatus status, NotificationKind kind)
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var customer = await database.AddAsync(world.Centro, People.Numbered(1));
        var job = await database.JobAtAsync(status, customer, world.Centro);

        foreach (
            var (person, told) in new[]
            {
                (world.Sales, true),
                (world.Admin, true),
                (world.Chief, false),
                (world.Optometrist, false),
                (world.MallAdmin, false),
                (world.SouthChief, false),
            }
        )
        {
            await using var scope = database.As(person);
            var rows = (await scope.Get<NotificationQueries>().NewestAsync(Cancellation)).Expect();
            var mine = rows.Where(row => row.Kind == kind).ToList();
            Assert.Equal(told ? 1 : 0, mine.Count);
            Assert.All(mine, row => Assert.Equal((job, "Centro"), (row.RecordId, row.Place)));
            Assert.All(mine, row => Assert.NotEqual("", row.RecordName));
        }
    }

    [Theory, EveryProvider]
    public async Task Labs_OfOneName_AreOne(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var lab = await database.AddLabAsync("Óptica Cristal");
        await database.AddLabAsync("Óptica Cristal", database.World.SouthChief);
        await using var scope = database.As(database.World.Chief);
        var service = scope.Get<LabService>();

        var again = await service.CreateAsync(new LabInput { Name = " OPTICA  cristal " }, new OperationOptions(), Cancellation);
        var nameless = await service.CreateAsync(new LabInput { Name = " " }, new OperationOptions(), Cancellation);
        var stale = await service.ChangeAsync(lab, new PartialUpdate<LabInput>(new LabInput { Name = "Otro" }, Version: 7), Cancellation);

        Assert.IsType<LabNameTaken>(again.Error);
        Assert.Equal("lab_name_required", Assert.IsType<Invalid>(nameless.Error).Fields.Single().Code);
        Assert.IsType<VersionConflict>(stale.Error);
        Assert.Single((await scope.Get<LabQueries>().ListAsync(onlyActive: true, Cancellation)).Expect());
    }
}

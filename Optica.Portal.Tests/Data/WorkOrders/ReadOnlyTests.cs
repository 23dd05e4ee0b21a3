using Optica.Data.WorkOrders;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.WorkOrders;

/// <summary>Who may only read a branch, with every right of their role elsewhere, changes none of its jobs.</summary>
public sealed class ReadOnlyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryChange_WithAReadOnlyGrant_IsDenied()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var customer = await database.AddAsync(world.Centro, People.Numbered(1));
        var open = await database.TakeJobAsync(customer, world.Centro, input => input.AssignedTo = world.Sales.Id);
        var arrived = await database.JobAtAsync(WorkOrderStatus.ReceivedFromLab, customer, world.Centro);
        var delivered = await database.JobAtAsync(WorkOrderStatus.Delivered, customer, world.Centro);
        await using (var db = database.Open())
        {
            var grant = (world.MallAdmin.Id, world.North, world.Centro, GrantLevel.ReadOnly);
            db.Add(BranchGrant.Create(grant, "Reemplazo", World.Start.AddDays(-1), World.Start.AddYears(1)));
            await db.SaveChangesAsync(Cancellation);
        }

        await using var scope = database.As(world.MallAdmin);
        var life = scope.Get<WorkOrderLifeService>();
        var update = new PartialUpdate<WorkOrderInput>(
            new WorkOrderInput { Notes = "x" },
            new HashSet<string>([nameof(WorkOrderInput.Notes)], StringComparer.Ordinal)
        );
        Error?[] answers =
        [
            (await scope.Get<WorkOrderService>().CreateAsync(Workshop.Job(customer, world.Centro), new(), Cancellation)).Error,
            (await scope.Get<WorkOrderService>().ChangeAsync(open, update, Cancellation)).Error,
            (await life.AdvanceAsync(open, new(WorkOrderStatus.SentToLab), new(), Cancellation)).Error,
            (await life.ReturnAsync(arrived, "x", new(), Cancellation)).Error,
            (await life.CancelAsync(open, "x", new(), Cancellation)).Error,
            (await scope.Get<WorkOrderRemakeService>().RemakeAsync(delivered, new("x"), new(), Cancellation)).Error,
            (await scope.Get<WorkOrderCheckService>().CheckAsync(arrived, new(), new(), Cancellation)).Error,
        ];

        Assert.All(answers, answer => Assert.IsType<AccessDenied>(answer));
        var read = await database.ReadJobAsync(open, world.MallAdmin);
        Assert.Equal((false, WorkOrderStatus.Ordered), (read.Row.MayChange, read.Row.Status));
    }
}

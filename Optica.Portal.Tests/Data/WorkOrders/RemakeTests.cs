using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.WorkOrders;

/// <summary>Warranty is a new job, linked to the delivered one (DOMAIN §9).</summary>
public sealed class RemakeTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(World.Start);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task RemakeAsync_OfADeliveredJob_IsANewLinkedOne(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var customer = await database.AddAsync(world.Centro, People.Numbered(1));
        var lab = await database.AddLabAsync("Cristal");
        var eyes = await database.PrescribeAsync(customer, "od -1.00 os -1.25 add 2.00", Today);
        var original = await database.JobAtAsync(
            WorkOrderStatus.Delivered,
            customer,
            world.Centro,
            input => (input.LabId, input.PrescriptionId) = (lab, eyes)
        );
        await database.PrescribeAsync(customer, "od -2.00 os -2.25 add 2.00", Today);

        var made = (await RemakeAsync(database, original, new RemakeInput("se rayó", Today.AddDays(5)))).Expect();

        var (old, read) = (await database.ReadJobAsync(original), await database.ReadJobAsync(made));
        Assert.Equal((WorkOrderStatus.Ordered, WorkOrderPriority.High), (read.Row.Status, read.Row.Priority));
        Assert.Equal((original, old.Row.Number, "se rayó"), (read.Row.OriginalId!.Value, read.OriginalNumber, read.RemakeCause));
        Assert.Equal([new WorkOrderLink(made, read.Row.Number, WorkOrderStatus.Ordered)], old.Remakes);
        // by the snapshot of the original, not by what the customer has by now
        Assert.Equal(-1.00m, read.Prescribed!.Values.Right.Sphere);
        Assert.Equal(("Cristal", Today.AddDays(5)), (read.Row.Lab, read.Row.PromisedOn!.Value));
    }

    [Fact]
    public async Task RemakeAsync_ByANewerPrescription_TakesItsSnapshot()
    {
        await using var database = await TestDatabase.CreateAsync();
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var original = await database.JobAtAsync(WorkOrderStatus.Delivered, customer, database.World.Centro);
        var eyes = await database.PrescribeAsync(customer, "od -2.00 os -2.25 add 2.00", Today);
        var made = (await RemakeAsync(database, original, new RemakeInput("no ve bien", null, eyes))).Expect();
        Assert.Equal(-2.00m, (await database.ReadJobAsync(made)).Prescribed!.Values.Right.Sphere);
    }

    [Fact]
    public async Task RemakeAsync_OfAJobNotDelivered_IsRefusedWithTheNextSteps()
    {
        await using var database = await TestDatabase.CreateAsync();
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        foreach (var status in Enum.GetValues<WorkOrderStatus>().Where(status => status != WorkOrderStatus.Delivered))
        {
            var job = await database.JobAtAsync(status, customer, database.World.Centro);
            var refused = Assert.IsType<InvalidWorkOrderTransition>((await RemakeAsync(database, job, new RemakeInput("x"))).Error);
            Assert.Equal((status, WorkOrderRules.Allowed(status)), (refused.From, refused.Allowed));
        }

        var missing = Assert.IsType<Invalid>((await RemakeAsync(database, (await FirstAsync(database)), new RemakeInput(" "))).Error);
        Assert.Equal("Cause", missing.Fields.Single().Field);
    }

    private static async Task<Guid> FirstAsync(TestDatabase database) =>
        await database.ReadAsync(db => db.WorkOrders.OrderBy(row => row.Id).Select(row => row.Id).FirstAsync(Cancellation));

    private static async Task<Result<Guid>> RemakeAsync(TestDatabase database, Guid job, RemakeInput input)
    {
        await using var scope = database.As(database.World.Chief);
        return await scope.Get<WorkOrderRemakeService>().RemakeAsync(job, input, new OperationOptions(), Cancellation);
    }
}

using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.WorkOrders;

/// <summary>How long a laboratory takes is learnt of what it had itself.</summary>
public sealed class LeadTimeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Ten days at one laboratory in vain, then two at another: the other one took two days.</summary>
    [Theory, EveryProvider]
    public async Task OfAsync_JobThatWentToAnotherLaboratory_CountsFromThere(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var (first, second) = (await database.AddLabAsync("Primero"), await database.AddLabAsync("Segundo"));
        for (var at = 0; at < LeadTime.Fewest; at++)
        {
            var job = await database.JobAtAsync(WorkOrderStatus.SentToLab, customer, database.World.Centro, input => input.LabId = first);
            await MoveAsync(database, job, 10, WorkOrderStatus.ReceivedFromLab, WorkOrderStatus.Returned);
            await SendToAsync(database, job, second);
            await MoveAsync(database, job, 0, WorkOrderStatus.SentToLab);
            await MoveAsync(
                database,
                job,
                2,
                WorkOrderStatus.ReceivedFromLab,
                WorkOrderStatus.Mounted,
                WorkOrderStatus.QualityCheck,
                WorkOrderStatus.ReadyForPickup
            );
        }

        await using var scope = database.As(database.World.Chief);
        var times = scope.Get<LeadTimeQueries>();
        Assert.Equal(
            new LeadTime(LeadTime.Fewest, 2, 2),
            (await times.OfAsync(second, PrescriptionKind.SingleVision, Cancellation)).Expect()
        );
        Assert.Equal(0, (await times.OfAsync(first, PrescriptionKind.SingleVision, Cancellation)).Expect().Jobs);
    }

    private static async Task MoveAsync(TestDatabase database, Guid job, int daysLater, params WorkOrderStatus[] steps)
    {
        database.Clock.Now = database.Clock.Now.AddDays(daysLater);
        foreach (var to in steps)
        {
            (await database.MoveAsync(job, new WorkOrderMove(to, "mal hecho"))).Expect();
        }
    }

    private static async Task SendToAsync(TestDatabase database, Guid job, Guid lab)
    {
        var input = (await database.ReadAsync(db => db.WorkOrders.SingleAsync(row => row.Id == job, Cancellation))).ToInput();
        input.LabId = lab;
        await using var scope = database.As(database.World.Chief);
        var update = new PartialUpdate<WorkOrderInput>(input);
        (await scope.Get<WorkOrderService>().ChangeAsync(job, update, Cancellation)).Expect();
    }
}

using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.WorkOrders;

/// <summary>Lenses are compared when they arrive; what is beyond a limit goes back (OR-18 … OR-21).</summary>
public sealed class ArrivalCheckTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static LensReadings Good => new() { Right = Workshop.Lens(-3.05m, 0.70m, 88), Left = Workshop.Lens(1.00m) };

    private static LensReadings Bad => new() { Right = Workshop.Lens(-2.25m, -0.75m, 170), Left = Workshop.Lens(1.00m) };

    [Theory, EveryProvider]
    public async Task CheckAsync_WithinLimits_IsStoredAndTheJobStays(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var job = await ArrivedAsync(database);

        var outcome = (await CheckAsync(database, job, Good)).Expect();

        Assert.Equal((true, WorkOrderStatus.ReceivedFromLab), (outcome.Check.Passes, outcome.Status));
        var stored = Assert.Single((await database.ReadJobAsync(job)).Checks);
        Assert.Equal((outcome.CheckId, true, "chief"), (stored.Id, stored.Passed, stored.By));
        Assert.Equal(outcome.Check.Results, stored.Check!.Results);
        Assert.Equal(5, stored.Check.Results.Count);
        (await database.MoveAsync(job, new WorkOrderMove(WorkOrderStatus.Mounted))).Expect();
    }

    [Theory, EveryProvider]
    public async Task CheckAsync_BeyondALimit_ReturnsTheJobWithItsCause(DatabaseProvider provider)
    {
        using var _ = new Speaking("es");
        await using var database = await TestDatabase.CreateAsync(provider);
        var job = await ArrivedAsync(database);

        var outcome = (await CheckAsync(database, job, Bad)).Expect();

        Assert.Equal((false, WorkOrderStatus.Returned), (outcome.Check.Passes, outcome.Status));
        var axis = outcome.Check.Failures.Single();
        Assert.Equal(
            (Eye.Right, ToleranceParameter.Axis, 10m, 5m, -5m),
            (axis.Eye, axis.Result.Parameter, axis.Result.Deviation, axis.Result.Limit, axis.Result.Margin)
        );
        var read = await database.ReadJobAsync(job);
        var last = read.Steps[^1];
        Assert.Equal((WorkOrderStatus.Returned, "No pasó el control con frontofocómetro: OD eje"), (last.To, last.Note));
        Assert.False(Assert.Single(read.Checks).Passed);

        // sent again, measured again, from quality check too
        foreach (
            var to in new[]
            {
                WorkOrderStatus.SentToLab,
                WorkOrderStatus.ReceivedFromLab,
                WorkOrderStatus.Mounted,
                WorkOrderStatus.QualityCheck,
            }
        )
        {
            (await database.MoveAsync(job, new WorkOrderMove(to))).Expect();
        }

        Assert.Equal(WorkOrderStatus.Returned, (await CheckAsync(database, job, Bad)).Expect().Status);
        Assert.Equal([false, false], (await database.ReadJobAsync(job)).Checks.Select(check => check.Passed));
    }

    [Fact]
    public async Task CheckAsync_WhereLensesAreNotChecked_IsRefusedWithTheNextSteps()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (customer, prescription) = await PrescribedAsync(database);
        foreach (var status in Enum.GetValues<WorkOrderStatus>())
        {
            var job = await database.JobAtAsync(status, customer, database.World.Centro, input => input.PrescriptionId = prescription);
            var checking = await CheckAsync(database, job, Good);
            if (status is WorkOrderStatus.ReceivedFromLab or WorkOrderStatus.QualityCheck)
            {
                checking.Expect();
            }
            else
            {
                var refused = Assert.IsType<InvalidWorkOrderTransition>(checking.Error);
                Assert.Equal((status, WorkOrderRules.Allowed(status)), (refused.From, refused.Allowed));
                Assert.Equal(status, (await database.ReadJobAsync(job)).Row.Status);
            }
        }
    }

    [Fact]
    public async Task CheckAsync_WithoutPrescription_HasNothingToCompare()
    {
        await using var database = await TestDatabase.CreateAsync();
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var job = await database.JobAtAsync(WorkOrderStatus.ReceivedFromLab, customer, database.World.Centro);
        Assert.IsType<NothingToCompare>((await CheckAsync(database, job, Good)).Error);
    }

    [Fact]
    public async Task CheckAsync_WrongReadings_AreToldAtTheirFields()
    {
        await using var database = await TestDatabase.CreateAsync();
        var job = await ArrivedAsync(database);

        var broken = Assert.IsType<Invalid>((await CheckAsync(database, job, new() { Right = Workshop.Lens(1, -1), Left = new() })).Error);
        var missing = Assert.IsType<Invalid>((await CheckAsync(database, job, new() { Right = Workshop.Lens(1) })).Error);

        Assert.Equal(["Right.Axis", "Left.Sphere"], broken.Fields.Select(field => field.Field));
        Assert.Equal(["Left"], missing.Fields.Select(field => field.Field));
        Assert.Empty((await database.ReadJobAsync(job)).Checks);
    }

    /// <summary>The results would tell what is prescribed.</summary>
    [Fact]
    public async Task CheckAsync_ByWhoMayNotSeeThePrescription_IsDenied()
    {
        await using var database = await TestDatabase.CreateAsync();
        var job = await ArrivedAsync(database);
        Assert.IsType<AccessDenied>((await CheckAsync(database, job, Good, database.World.Sales)).Error);

        await using var scope = database.As(database.World.Admin);
        var input = new WorkOrderInput { AssignedTo = database.World.Sales.Id };
        var update = new PartialUpdate<WorkOrderInput>(input, new HashSet<string>([nameof(WorkOrderInput.AssignedTo)]));
        (await scope.Get<WorkOrderService>().ChangeAsync(job, update, Cancellation)).Expect();
        (await CheckAsync(database, job, Good, database.World.Sales)).Expect();
    }

    [Theory, EveryProvider]
    public async Task CheckAsync_SameClickTwenty_IsOneCheck(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var job = await ArrivedAsync(database);
        var once = new OperationOptions(Ids.New(World.Start));

        var answers = await Race.AtOnceAsync(20, _ => CheckAsync(database, job, Bad, null, once));

        Assert.Single(answers.Select(answer => answer.Expect().CheckId).Distinct());
        Assert.Equal(1, await database.ReadAsync(db => db.WorkOrderChecks.CountAsync(Cancellation)));
        Assert.Single((await database.ReadJobAsync(job)).Steps, step => step.To == WorkOrderStatus.Returned);
        var reused = await CheckAsync(database, job, Good, null, once with { RequestHash = [1] });
        Assert.IsType<OperationReused>(reused.Error);
    }

    private static async Task<Result<CheckOutcome>> CheckAsync(
        TestDatabase database,
        Guid job,
        LensReadings readings,
        Person? by = null,
        OperationOptions? options = null
    )
    {
        await using var scope = database.As(by ?? database.World.Chief);
        return await scope.Get<WorkOrderCheckService>().CheckAsync(job, readings, options ?? new(), Cancellation);
    }

    private static async Task<Guid> ArrivedAsync(TestDatabase database)
    {
        var (customer, prescription) = await PrescribedAsync(database);
        return await database.JobAtAsync(
            WorkOrderStatus.ReceivedFromLab,
            customer,
            database.World.Centro,
            input => input.PrescriptionId = prescription
        );
    }

    private static async Task<(Guid Customer, Guid Prescription)> PrescribedAsync(TestDatabase database)
    {
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var prescription = await database.PrescribeAsync(
            customer,
            "od -2.25 -0.75x180 os +1.00",
            Sight.Examined,
            input => input.Kind = PrescriptionKind.SingleVision
        );
        return (customer, prescription);
    }
}

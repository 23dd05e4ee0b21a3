using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.WorkOrders;

/// <summary>Whoever works on jobs at the same time: numbers have no gaps, one click is one job, one step is taken once.</summary>
public sealed class WorkOrderRaceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task CreateAsync_HundredAtOnce_GetConsecutiveNumbers(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var customer = await database.AddAsync(world.Centro, People.Numbered(1));
        var south = await database.AddAsync(world.Costa, People.Numbered(2));

        // a tenth of them refused, and another organisation in between
        await Race.AtOnceAsync(
            120,
            number =>
                number switch
                {
                    < 100 => database.TakeJobAsync(customer, number % 3 == 0 ? world.Mall : world.Centro),
                    < 110 => database.TakeJobAsync(south, world.Costa),
                    _ => RefusedAsync(database, customer),
                }
        );

        Assert.Equal(Enumerable.Range(1, 100).Select(number => $"TRB-2026-{number:0000}"), await NumbersAsync(database, world.North));
        Assert.Equal(Enumerable.Range(1, 10).Select(number => $"TRB-2026-{number:0000}"), await NumbersAsync(database, world.South));
    }

    [Fact]
    public async Task CreateAsync_AtTheTurnOfTheYear_BeginsAnew()
    {
        await using var database = await TestDatabase.CreateAsync();
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        foreach (var at in new[] { "2027-01-01T02:59:59", "2027-01-01T03:00:00" })
        {
            database.Clock.Now = DateTime.Parse($"{at}Z", null, System.Globalization.DateTimeStyles.AdjustToUniversal);
            await database.TakeJobAsync(customer, database.World.Centro);
        }

        Assert.Equal(["TRB-2026-0001", "TRB-2027-0001"], await NumbersAsync(database, database.World.North));
    }

    [Theory, EveryProvider]
    public async Task CreateAsync_SameClickTwenty_OneJob(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var once = new OperationOptions(Ids.New(World.Start));

        var atOnce = await Race.AtOnceAsync(20, _ => CreateAsync(database, customer, once));
        var later = await CreateAsync(database, customer, once);
        var reused = await CreateAsync(database, customer, once with { RequestHash = [7] });

        Assert.Single(atOnce.Append(later).Select(result => result.Expect()).Distinct());
        Assert.IsType<OperationReused>(reused.Error);
        Assert.Equal(["TRB-2026-0001"], await NumbersAsync(database, database.World.North));
    }

    [Theory, EveryProvider]
    public async Task AdvanceAsync_SameStepTwenty_IsTakenOnce(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var job = await database.TakeJobAsync(customer, database.World.Centro);

        var answers = await Race.AtOnceAsync(20, _ => database.MoveAsync(job, new WorkOrderMove(WorkOrderStatus.SentToLab)));

        Assert.Single(answers, answer => answer.Succeeded);
        Assert.All(
            answers.Where(answer => !answer.Succeeded),
            answer => Assert.Equal(WorkOrderStatus.SentToLab, Assert.IsType<InvalidWorkOrderTransition>(answer.Error).From)
        );
        var read = await database.ReadJobAsync(job);
        Assert.Equal([WorkOrderStatus.Ordered, WorkOrderStatus.SentToLab], read.Steps.Select(step => step.To));
        Assert.Equal(2, read.Row.Version);
    }

    /// <summary>Two who saw the same version: one goes on, the other is told.</summary>
    [Theory, EveryProvider]
    public async Task AdvanceAsync_DifferentStepsOfOneVersion_OneIsTaken(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var job = await database.TakeJobAsync(customer, database.World.Centro);
        WorkOrderMove[] moves = [new(WorkOrderStatus.SentToLab), new(WorkOrderStatus.OnHoldPayment), new(WorkOrderStatus.Cancelled, "x")];
        Person[] people = [database.World.Sales, database.World.Admin];

        var answers = await Race.AtOnceAsync(
            30,
            async number =>
            {
                await using var scope = database.As(people[number % 2]);
                return await scope.Get<WorkOrderLifeService>().AdvanceAsync(job, moves[number % 3], new(Version: 1), Cancellation);
            }
        );

        Assert.Single(answers, answer => answer.Succeeded);
        Assert.All(answers.Where(answer => !answer.Succeeded), answer => Assert.IsType<VersionConflict>(answer.Error));
        Assert.Equal(2, (await database.ReadJobAsync(job)).Steps.Count);
    }

    [Theory, EveryProvider]
    public async Task ChangeAsync_FiftyEditors_WinsAndConflictsAreFifty(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var job = await database.TakeJobAsync(customer, database.World.Centro);

        var answers = await Race.AtOnceAsync(
            50,
            async number =>
            {
                await using var scope = database.As(database.World.Chief);
                var input = new WorkOrderInput { Notes = $"nota {number}" };
                var update = new PartialUpdate<WorkOrderInput>(input, new HashSet<string>([nameof(WorkOrderInput.Notes)]), 1);
                return await scope.Get<WorkOrderService>().ChangeAsync(job, update, Cancellation);
            }
        );

        Assert.Single(answers, answer => answer.Succeeded);
        Assert.Equal(49, answers.Count(answer => answer.Error is VersionConflict));
    }

    private static Task<List<string>> NumbersAsync(TestDatabase database, Guid organisation) =>
        database.ReadAsync(db =>
            db.WorkOrders.Where(row => row.OrganisationId == organisation)
                .OrderBy(row => row.Number)
                .Select(row => row.Number)
                .ToListAsync(Cancellation)
        );

    private static async Task<Guid> RefusedAsync(TestDatabase database, Guid customer)
    {
        await using var scope = database.As(database.World.Chief, database.World.Centro);
        var input = Workshop.Job(customer, null);
        input.LensKind = null;
        Assert.IsType<Invalid>((await scope.Get<WorkOrderService>().CreateAsync(input, new OperationOptions(), Cancellation)).Error);
        return Guid.Empty;
    }

    private static async Task<Result<Guid>> CreateAsync(TestDatabase database, Guid customer, OperationOptions options)
    {
        await using var scope = database.As(database.World.Chief);
        return await scope.Get<WorkOrderService>().CreateAsync(Workshop.Job(customer, database.World.Centro), options, Cancellation);
    }
}

using Optica.Data;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.WorkOrders;

public sealed class WorkOrderQueriesTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(World.Start);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task ListAsync_EveryFilter_NarrowsTheList(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var ana = await database.AddAsync(world.Centro, Named(1, "Ana", "Soto"));
        var eva = await database.AddAsync(world.Centro, Named(2, "Eva", "Rojas"));
        var lab = await database.AddLabAsync("Cristal");
        await database.TakeJobAsync(ana, world.Centro, input => (input.LabId, input.PromisedOn) = (lab, Today));
        database.Clock.Now = World.Start.AddMinutes(1);
        await database.TakeJobAsync(eva, world.Centro, input => (input.AssignedTo, input.PromisedOn) = (world.Sales.Id, Today.AddDays(5)));
        database.Clock.Now = World.Start.AddMinutes(2);
        await database.JobAtAsync(WorkOrderStatus.ReadyForPickup, ana, world.Mall, input => input.PromisedOn = Today);
        database.Clock.Now = World.Start.AddDays(2);

        Assert.Equal("3 2 1", await ListAsync(new()));
        Assert.Equal("3", await ListAsync(new() { Status = WorkOrderStatus.ReadyForPickup }));
        Assert.Equal("1", await ListAsync(new() { LabId = lab }));
        Assert.Equal("2", await ListAsync(new() { AssignedTo = world.Sales.Id }));
        Assert.Equal("1", await ListAsync(new() { OnlyOverdue = true }));
        Assert.Equal("2 1", await ListAsync(new() { BranchId = world.Centro }));
        Assert.Equal("3 1", await ListAsync(new() { Text = "soto" }));
        Assert.Equal("2", await ListAsync(new() { Text = "trb-2026-0002" }));
        Assert.Equal("1 3 2", await ListAsync(new() { Sort = WorkOrderSort.PromisedOn, Descending = false }));
        Assert.Equal("2 3 1", await ListAsync(new() { Sort = WorkOrderSort.PromisedOn }));
        Assert.Equal("1 2 3", await ListAsync(new() { Sort = WorkOrderSort.StatusAt, Descending = false }));
        Assert.Equal("3", await ListAsync(new(), branch: world.Mall));
        // an order's jobs are told wherever they are made
        var order = await database.SellAsync(ana, world.Centro);
        await database.TakeJobAsync(ana, world.Centro, input => input.OrderId = order);
        Assert.Equal("4", await ListAsync(new() { OrderId = order }));
        Assert.Equal("4", await ListAsync(new() { OrderId = order }, branch: world.Mall));

        async Task<string> ListAsync(WorkOrderFilter filter, Guid? branch = null)
        {
            await using var scope = database.As(world.Chief, branch);
            var page = (await scope.Get<WorkOrderQueries>().ListAsync(filter, new PageRequest(), Cancellation)).Expect();
            Assert.Equal(page.Items.Count, page.Total);
            return string.Join(' ', page.Items.Select(row => row.Number[^1..]));
        }
    }

    /// <summary>Late by the day at the branch, wherever the day has begun already (CL-11).</summary>
    [Theory, EveryProvider]
    public async Task ListAsync_Overdue_AgreesWithTheRows(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var customer = await database.AddAsync(world.Centro, People.Numbered(1));
        await database.TakeJobAsync(customer, world.Centro, input => input.PromisedOn = Today);

        foreach (var (at, late) in new[] { ("2026-11-25T02:59:59", 0), ("2026-11-25T03:00:00", 1) })
        {
            database.Clock.Now = DateTime.Parse($"{at}Z", null, System.Globalization.DateTimeStyles.AdjustToUniversal);
            await using var scope = database.As(world.Chief);
            var queries = scope.Get<WorkOrderQueries>();
            var all = (await queries.ListAsync(new(), new PageRequest(), Cancellation)).Expect();
            var overdue = (await queries.ListAsync(new() { OnlyOverdue = true }, new PageRequest(), Cancellation)).Expect();
            Assert.Equal((late, late), (overdue.Total, all.Items.Count(row => row.IsOverdue)));
        }
    }

    /// <summary>500 jobs or five: the same number of queries, and every open job in its column.</summary>
    [Fact]
    public async Task Board_OfFiveHundredJobs_TakesNoMoreQueries()
    {
        var counting = new FailingCommands();
        await using var database = await TestDatabase.CreateAsync(configure: counting.AddTo);
        var world = database.World;
        var customer = await database.AddAsync(world.Centro, People.Numbered(1));
        var (few, _) = await BoardAsync(database, counting);
        await FillAsync(database, customer, 500);

        var (many, board) = await BoardAsync(database, counting);

        Assert.Equal(few, many);
        Assert.InRange(many, 1, 8);
        Assert.Equal((500, false), (board.Total, board.IsCut));
        Assert.Equal(500, board.Columns.Sum(column => column.Jobs.Count));
        Assert.Equal(
            Enum.GetValues<WorkOrderStatus>().Where(status => status < WorkOrderStatus.Delivered),
            board.Columns.Select(column => column.Status)
        );
        Assert.All(board.Columns, column => Assert.Equal(50, column.Jobs.Count));
        Assert.All(board.Columns, column => Assert.All(column.Jobs, job => Assert.Equal(column.Status, job.Status)));
        Assert.All(
            board.Columns,
            column =>
                Assert.Equal(
                    column.Jobs.OrderByDescending(job => job.Priority).Select(job => job.Priority),
                    column.Jobs.Select(job => job.Priority)
                )
        );
    }

    [Theory, EveryProvider]
    public async Task LeadTimes_FromStoredSteps_AreHonest(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var customer = await database.AddAsync(world.Centro, People.Numbered(1));
        var (slow, fast) = (await database.AddLabAsync("Lento"), await database.AddLabAsync("Rápido"));
        foreach (var days in Enumerable.Range(1, 8))
        {
            await FinishAsync(database, customer, slow, days);
        }

        foreach (var days in Enumerable.Range(1, 7))
        {
            await FinishAsync(database, customer, fast, days);
        }

        // not finished, called off, or long ago: nothing to learn from
        await database.JobAtAsync(WorkOrderStatus.QualityCheck, customer, world.Centro, input => input.LabId = fast);
        await database.JobAtAsync(WorkOrderStatus.Cancelled, customer, world.Centro, input => input.LabId = fast);

        Assert.Equal(new LeadTime(8, 4, 7), await TimeAsync(slow));
        Assert.Equal(new LeadTime(7, null, null), await TimeAsync(fast));
        Assert.Equal(new LeadTime(0, null, null), await TimeAsync(slow, PrescriptionKind.Progressive));
        await using (var scope = database.As(world.Chief))
        {
            var all = (await scope.Get<LeadTimeQueries>().AllAsync(Cancellation)).Expect();
            Assert.Equal(
                [(fast, new LeadTime(7, null, null)), (slow, new LeadTime(8, 4, 7))],
                all.OrderBy(row => row.Time.Jobs).Select(row => (row.LabId, row.Time))
            );
        }

        database.Clock.Now = database.Clock.Now.AddDays(LeadTimeQueries.DaysBack + 10);
        Assert.Equal(new LeadTime(0, null, null), await TimeAsync(slow));

        async Task<LeadTime> TimeAsync(Guid lab, PrescriptionKind kind = PrescriptionKind.SingleVision)
        {
            await using var scope = database.As(world.Chief);
            return (await scope.Get<LeadTimeQueries>().OfAsync(lab, kind, Cancellation)).Expect();
        }
    }

    private static CustomerInput Named(int number, string first, string last)
    {
        var input = People.Numbered(number);
        (input.FirstName, input.LastName) = (first, last);
        return input;
    }

    private static async Task FinishAsync(TestDatabase database, Guid customer, Guid lab, int days)
    {
        var job = await database.TakeJobAsync(customer, database.World.Centro, input => input.LabId = lab);
        database.Clock.Now = database.Clock.Now.AddDays(1);
        (await database.MoveAsync(job, new WorkOrderMove(WorkOrderStatus.SentToLab))).Expect();
        database.Clock.Now = database.Clock.Now.AddDays(days);
        foreach (var to in Workshop.WayTo[WorkOrderStatus.Delivered].Skip(1))
        {
            if (to == WorkOrderStatus.Delivered)
            {
                // how long it lay there is not the laboratory's time
                database.Clock.Now = database.Clock.Now.AddDays(3);
            }

            (await database.MoveAsync(job, new WorkOrderMove(to))).Expect();
        }
    }

    private static async Task<(int Queries, WorkOrderBoard Board)> BoardAsync(TestDatabase database, FailingCommands counting)
    {
        await using var scope = database.As(database.World.Chief);
        await scope.Access.RefreshAsync(Cancellation);
        counting.Arm(-1);
        var board = (await scope.Get<WorkOrderBoardQueries>().ReadAsync(new WorkOrderFilter(), Cancellation)).Expect();
        return (counting.Sent, board);
    }

    /// <summary>Past the services: 500 jobs, evenly over the open statuses.</summary>
    private static async Task FillAsync(TestDatabase database, Guid customer, int count)
    {
        var world = database.World;
        var open = Enum.GetValues<WorkOrderStatus>().Where(status => status < WorkOrderStatus.Delivered).ToList();
        await using var db = database.Open();
        for (var number = 1; number <= count; number++)
        {
            var input = Workshop.Job(customer, world.Centro);
            input.Priority = (WorkOrderPriority)((number % 3) + 1);
            input.PromisedOn = number % 4 == 0 ? null : Today.AddDays((number % 20) - 10);
            var draft = new WorkOrderDraft(input, (world.North, world.Centro, customer, world.Centro));
            var job = WorkOrder.Create($"TRB-2026-{number:0000}", draft, (null, World.Start));
            foreach (var to in Workshop.WayTo[open[number % open.Count]])
            {
                job.Go(new WorkOrderMove(to, "n"), obstacle: null, (null, World.Start)).Expect();
            }

            db.WorkOrders.Add(job);
        }

        await db.SaveChangesAsync(Cancellation);
    }
}

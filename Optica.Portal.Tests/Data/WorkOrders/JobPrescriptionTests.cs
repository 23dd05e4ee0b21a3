using Optica.Data.Notifications;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.Notifications;
using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;
using static Optica.Domain.WorkOrders.WorkOrderStatus;

namespace Optica.Portal.Tests.Data.WorkOrders;

/// <summary>A job's snapshot stays when its prescription turns out to be wrong, so that is said, and another one can be taken.</summary>
public sealed class JobPrescriptionTests : IAsyncLifetime
{
    private TestDatabase database = default!;
    private Guid customer;
    private Guid eyes;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private World World => database.World;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        customer = await database.AddAsync(World.Centro, People.Numbered(1));
        eyes = await database.PrescribeAsync(customer, Sight.Input(World.Centro));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    /// <summary>Lists, board and page say the same, and only of jobs that are still on their way that they are made wrong.</summary>
    [Fact]
    public async Task Standing_AfterWhatBecameOfThePrescription_IsToldEverywhere()
    {
        var (job, bare, done) = (await JobAsync(Ordered), await BareAsync(), await JobAsync(Delivered));
        Assert.Equal((PrescriptionStanding.Standing, null), (await StandingAsync(job), await StandingAsync(bare)));

        var correction = await database.AmendAsync(eyes, -3);

        Assert.Equal((PrescriptionStanding.Corrected, null), (await StandingAsync(job), await StandingAsync(bare)));
        var read = await database.ReadJobAsync(job);
        Assert.Equal((correction, true), (read.PrescriptionState!.Correction!.Id, read.Row.IsMadeWrong));
        Assert.Equal(Sight.Input().Right.Sphere, read.Prescribed!.Values.Right.Sphere);
        Assert.False((await database.ReadJobAsync(done)).Row.IsMadeWrong);

        var later = await database.TakeJobAsync(customer, World.Centro, input => input.PrescriptionId = correction);
        await database.WithdrawAsync(correction);
        Assert.Equal(
            (PrescriptionStanding.Corrected, PrescriptionStanding.Withdrawn),
            (await StandingAsync(job), await StandingAsync(later))
        );
    }

    /// <summary>What became of it is told where the prescription itself is out of reach, too.</summary>
    [Fact]
    public async Task Standing_PrescriptionOfABranchOutOfReach_IsTold()
    {
        var mall = await database.AddAsync(World.Mall, People.Numbered(3));
        var theirs = await database.PrescribeAsync(mall, Sight.Input(World.Mall));
        var job = await database.TakeJobAsync(mall, World.Centro, input => input.PrescriptionId = theirs);
        await database.WithdrawAsync(theirs);

        await using var scope = database.As(World.Sales);
        var row = (await scope.Get<WorkOrderQueries>().RowAsync(job, Cancellation)).Expect();

        Assert.Equal(PrescriptionStanding.Withdrawn, row.Standing);
    }

    [Theory, InlineData(Ordered), InlineData(OnHoldPayment), InlineData(Returned)]
    public async Task ChangeAsync_InTheShop_TakesTheSnapshotAndNotesIt(WorkOrderStatus status)
    {
        var job = await JobAsync(status);
        var correction = await database.AmendAsync(eyes, -3);
        var seen = (await database.ReadJobAsync(job)).Row.Version;

        Assert.IsType<VersionConflict>((await ChangeAsync(job, correction, seen + 1)).Error);
        (await ChangeAsync(job, correction, seen)).Expect();

        var read = await database.ReadJobAsync(job);
        Assert.Equal((correction, -3m), (read.Input.PrescriptionId, read.Prescribed!.Values.Right.Sphere));
        Assert.Equal((PrescriptionStanding.Standing, status), (read.Row.Standing, read.Row.Status));
        Assert.Equal(World.Chief.Name, Assert.Single(read.PrescriptionChanges).By);
        await using var scope = database.As(World.Chief);
        var history = (await scope.Get<WorkOrderHistoryQueries>().ListAsync(job, Cancellation)).Expect();
        Assert.Single(history, entry => entry.Action == "work_order_prescription_changed");
    }

    [Fact]
    public async Task ChangeAsync_JobWithoutAPrescription_TakesOne()
    {
        var job = await BareAsync();
        (await ChangeAsync(job, eyes, null)).Expect();
        Assert.Equal(Sight.Input().Right.Sphere, (await database.ReadJobAsync(job)).Prescribed!.Values.Right.Sphere);
    }

    [Theory]
    [InlineData(SentToLab)]
    [InlineData(ReceivedFromLab)]
    [InlineData(ReadyForPickup)]
    [InlineData(Delivered)]
    [InlineData(Cancelled)]
    public async Task ChangeAsync_OnceSent_IsRefused(WorkOrderStatus status)
    {
        var job = await JobAsync(status);
        var correction = await database.AmendAsync(eyes, -3);

        Assert.IsType<WorkOrderPrescriptionFixed>((await ChangeAsync(job, correction, null)).Error);

        Assert.Equal(Sight.Input().Right.Sphere, (await database.ReadJobAsync(job)).Prescribed!.Values.Right.Sphere);
    }

    [Fact]
    public async Task ChangeAsync_ToWhatIsNotACurrentOneOfTheCustomer_IsRefusedAtTheField()
    {
        var job = await JobAsync(Ordered);
        var stranger = await database.AddAsync(World.Centro, People.Numbered(2));
        var theirs = await database.PrescribeAsync(stranger, Sight.Input(World.Centro));
        await database.WithdrawAsync(eyes);

        foreach (var wrong in new Guid?[] { eyes, theirs, null })
        {
            var field = Assert.Single(Assert.IsType<Invalid>((await ChangeAsync(job, wrong, null)).Error).Fields);
            Assert.Equal(("PrescriptionId", "prescription_not_current"), (field.Field, field.Code));
        }
    }

    /// <summary>Branch admins and who sees to the job hear of it; not who did it, nor anybody about jobs that are closed.</summary>
    [Fact]
    public async Task WithdrawnOrCorrected_OpenJobs_AreToldToAdminsAndAssignee()
    {
        var open = await database.TakeJobAsync(
            customer,
            World.Centro,
            input => (input.PrescriptionId, input.AssignedTo) = (eyes, World.Sales.Id)
        );
        await JobAsync(Delivered);
        var correction = await database.AmendAsync(eyes, -3);
        foreach (var (person, expected) in new[] { (World.Admin, open), (World.Sales, open), (World.Chief, default(Guid?)) })
        {
            Assert.Equal(expected is { } job ? [job] : [], await ToldAsync(person));
        }

        Assert.Empty(await ToldAsync(World.Optometrist));
        Assert.Empty(await ToldAsync(World.MallAdmin));
        (await ChangeAsync(open, correction, null)).Expect();
        await database.WithdrawAsync(correction);
        Assert.Equal([open, open], await ToldAsync(World.Sales));
    }

    [Fact]
    public async Task RemakeAsync_OfWhatWasMadeByWrongValues_NeedsAStandingPrescription()
    {
        var job = await JobAsync(Delivered);
        var correction = await database.AmendAsync(eyes, -3);

        foreach (var own in new Guid?[] { null, eyes })
        {
            var refused = Assert.IsType<Invalid>((await RemakeAsync(job, new("no ve", null, own))).Error);
            Assert.Equal(("PrescriptionId", "job_prescription_corrected"), (refused.Fields.Single().Field, refused.Fields.Single().Code));
        }

        var made = (await RemakeAsync(job, new("no ve", null, correction))).Expect();
        Assert.Equal(-3m, (await database.ReadJobAsync(made)).Prescribed!.Values.Right.Sphere);
        await database.WithdrawAsync(correction);
        await database.BringAsync(made, Delivered);
        var withdrawn = Assert.IsType<Invalid>((await RemakeAsync(made, new("no ve"))).Error);
        Assert.Equal("job_prescription_withdrawn", withdrawn.Fields.Single().Code);
    }

    /// <summary>A newer one makes the older no wrong one: named or not, its snapshot is what is made.</summary>
    [Fact]
    public async Task RemakeAsync_PrescriptionSuperseded_KeepsTheSnapshot()
    {
        var job = await JobAsync(Delivered);
        var newer = Sight.Input(World.Centro, on: Sight.Examined.AddDays(20));
        newer.Right.Sphere = -4;
        await database.PrescribeAsync(customer, newer);

        var made = (await RemakeAsync(job, new("se rayó", null, eyes))).Expect();

        var read = await database.ReadJobAsync(made);
        Assert.Equal(Sight.Input().Right.Sphere, read.Prescribed!.Values.Right.Sphere);
        Assert.Equal((eyes, PrescriptionStanding.Superseded), (read.Input.PrescriptionId, read.Row.Standing));
    }

    private Task<Guid> JobAsync(WorkOrderStatus status) =>
        database.JobAtAsync(status, customer, World.Centro, input => input.PrescriptionId = eyes);

    private Task<Guid> BareAsync() => database.TakeJobAsync(customer, World.Centro);

    /// <summary>As list, board, row and page tell it, which is the same.</summary>
    private async Task<PrescriptionStanding?> StandingAsync(Guid job)
    {
        await using var scope = database.As(World.Chief);
        var queries = scope.Get<WorkOrderQueries>();
        var list = (await queries.ListAsync(new WorkOrderFilter(), new PageRequest(), Cancellation)).Expect();
        var board = (await scope.Get<WorkOrderBoardQueries>().ReadAsync(new WorkOrderFilter(), Cancellation)).Expect();
        return Assert.Single(
            new[]
            {
                list.Items.Single(row => row.Id == job).Standing,
                board.Columns.SelectMany(column => column.Jobs).Single(row => row.Id == job).Standing,
                (await queries.RowAsync(job, Cancellation)).Expect().Standing,
                (await queries.ReadAsync(job, Cancellation)).Expect().Row.Standing,
                (await queries.ReadAsync(job, Cancellation)).Expect().PrescriptionState?.Standing,
            }.Distinct()
        );
    }

    private async Task<Result<Done>> ChangeAsync(Guid job, Guid? prescription, long? version)
    {
        await using var scope = database.As(World.Chief);
        return await scope.Get<WorkOrderPrescriptionService>().ChangeAsync(job, prescription, new(version), Cancellation);
    }

    private async Task<Result<Guid>> RemakeAsync(Guid job, RemakeInput input)
    {
        await using var scope = database.As(World.Chief);
        return await scope.Get<WorkOrderRemakeService>().RemakeAsync(job, input, new OperationOptions(), Cancellation);
    }

    private async Task<List<Guid>> ToldAsync(Person person)
    {
        await using var scope = database.As(person);
        var told = (await scope.Get<NotificationQueries>().NewestAsync(Cancellation)).Expect();
        return [.. told.Where(row => row.Kind == NotificationKind.WorkOrderPrescriptionWrong).Select(row => row.RecordId)];
    }
}

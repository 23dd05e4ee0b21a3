using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Agreements;
using Optica.Data.Appointments;
using Optica.Data.Customers;
using Optica.Data.Orders;
using Optica.Data.Prescriptions;
using Optica.Data.Quotes;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Customers;

public sealed class RightsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task AskAsync_Twice_NumbersByYearAndLawsDays(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.AddAsync(database.World.Centro, People.Full(1));
        await using var scope = database.As(database.World.Admin);
        var operation = Ids.New(World.Start);

        var first = (await scope.Get<RightsService>().AskAsync(id, Asking(RightsKind.Access), operation, Cancellation)).Expect();
        Assert.Equal(first, (await scope.Get<RightsService>().AskAsync(id, Asking(RightsKind.Access), operation, Cancellation)).Expect());
        await AskAsync(scope, id, RightsKind.Block);

        var file = (await scope.Get<RightsQueries>().ListAsync(id, Cancellation)).Expect();
        Assert.Equal(["DER-2026-0001", "DER-2026-0002"], file.Rows.Select(row => row.Number).Order());
        Assert.All(
            file.Rows,
            row => Assert.Equal((new DateOnly(2026, 12, 24), RightsStatus.Open, "admin"), (row.DueOn, row.Status, row.AskedBy))
        );
        var receipt = (await scope.Get<RightsQueries>().ReceiptAsync(id, first, Cancellation)).Expect();
        Assert.Equal(("Ana Soto", "Centro"), (receipt.CustomerName, receipt.Branch));
    }

    /// <summary>Texts come back as they were typed, or are refused at their field; nothing dies.</summary>
    [Fact]
    public async Task AskAsync_NaughtyStrings_AreKeptOrRefusedAtTheirField()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        await using var scope = database.As(database.World.Admin);
        foreach (var text in NaughtyStrings.All)
        {
            var input = Asking(RightsKind.Access);
            (input.Applicant, input.Evidence) = (text, text);
            var asked = await scope.Get<RightsService>().AskAsync(id, input, null, Cancellation);
            if (asked.TryGet(out var request, out var error))
            {
                var row = (await scope.Get<RightsQueries>().ReceiptAsync(id, request, Cancellation)).Expect().Request;
                Assert.Equal((TextRules.CleanLine(text), TextRules.CleanText(text)), (row.Applicant, row.Evidence));
            }
            else
            {
                var fields = Assert.IsType<Invalid>(error).Fields;
                Assert.All(
                    fields,
                    field => Assert.Contains(field.Field, new[] { nameof(RightsInput.Applicant), nameof(RightsInput.Evidence) })
                );
            }
        }
    }

    [Theory]
    [InlineData(StaffRole.Sales), InlineData(StaffRole.Optometrist)]
    public async Task WithoutThePermission_NothingIsAskedAnsweredOrRead(StaffRole role)
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var id = await database.AddAsync(world.Centro, People.Numbered(1));
        Guid request;
        await using (var admin = database.As(world.Admin))
        {
            request = await AskAsync(admin, id, RightsKind.Block);
        }

        await using var scope = database.As(role == StaffRole.Sales ? world.Sales : world.Optometrist);
        (await scope.Get<RightsService>().AskAsync(id, Asking(RightsKind.Access), null, Cancellation)).Refused<AccessDenied, Guid>();
        (await scope.Get<RightsService>().AnswerAsync(request, new(), new(), Cancellation)).Refused<AccessDenied, Done>();
        (await scope.Get<RightsQueries>().ListAsync(id, Cancellation)).Refused<AccessDenied, RightsFile>();
        (await scope.Get<PersonalDataQueries>().ReadAsync(id, true, Cancellation)).Refused<AccessDenied, PersonalData>();
        Assert.Null((await database.ReadAsync(db => db.Customers.SingleAsync(Cancellation))).BlockedAt);
    }

    /// <summary>Blocked data is kept and nothing is done with it; the end of the block gives everything back.</summary>
    [Theory, EveryProvider]
    public async Task Block_UntilItEnds_RefusesEveryChangeAndSale(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var id = await database.AddAsync(world.Centro, People.Agreeing(1));
        await using var scope = database.As(world.Chief);
        await GrantAsync(scope, id, RightsKind.Block);

        foreach (var (name, attempt) in Attempts(scope, id, (world.Centro, world.Mall)))
        {
            Assert.True(await attempt() is CustomerBlocked, name);
        }

        var profile = (await scope.Queries.ProfileAsync(id, Cancellation)).Expect();
        Assert.Equal(World.Start, profile.Standing.BlockedAt);
        // what is kept is still read
        (await scope.Get<PrescriptionQueries>().OfCustomerAsync(id, new PageRequest(), Cancellation)).Expect();
        Assert.True((await scope.Search.FindAsync("ana soto", Cancellation)).Expect().Items[0].IsBlocked);
        var bulk = (await scope.Get<CustomerBulkService>().AddTagAsync([id], "x", Cancellation)).Expect();
        Assert.Equal((0, 1), (bulk.Changed.Count, bulk.Refused));

        await GrantAsync(scope, id, RightsKind.Unblock);
        (await scope.Customers.UpdateAsync(id, Renamed, Cancellation)).Expect();
        (await scope.Get<OrderService>().CreateAsync(Sales.Order(id, world.Centro, 1000), new(), Cancellation)).Expect();
    }

    /// <summary>What was under way before the block does not go on behind it.</summary>
    [Fact]
    public async Task Block_AfterAMoveAndAnExamWereAgreed_ChangesNothingOfTheCustomer()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var id = await database.AddAsync(world.Centro, People.Numbered(1));
        var exam = await database.BookAsync(world.Sales, Booking.For(id, await database.AddBoxAsync(world.Centro)));
        await using var asking = database.As(world.Sales);
        var move = (await asking.Transfers.RequestAsync(id, new(world.Mall, "vive cerca"), Cancellation)).Expect();
        await using var chief = database.As(world.Chief);
        await GrantAsync(chief, id, RightsKind.Block);

        await using var deciding = database.As(world.MallAdmin);
        Assert.IsType<CustomerBlocked>((await deciding.Transfers.DecideAsync(move, true, Cancellation)).Error);
        database.Clock.Advance(Booking.Nine.AddHours(1) - database.Clock.Now);
        var done = (await chief.Get<AppointmentCompletionService>().CompleteAsync(exam, new(), new(), Cancellation)).Expect();
        Assert.Null(done.Exam);
        var customer = await database.ReadAsync(db => db.Customers.SingleAsync(Cancellation));
        Assert.Equal((world.Centro, null), (customer.BranchId, customer.LastEyeExamDate));
    }

    [Fact]
    public async Task Objection_WithdrawsOffersAndKeepsReminders()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Agreeing(1));
        await using var scope = database.As(database.World.Admin);

        await GrantAsync(scope, id, RightsKind.Objection);

        var profile = (await scope.Queries.ProfileAsync(id, Cancellation)).Expect();
        Assert.All(profile.Consents, row => Assert.Equal(row.Purpose == ConsentPurpose.Reminders, row.IsGiven));
        Assert.Equal(ConsentSource.RightsRequest, profile.Consents.First(row => !row.IsGiven).Source);
        Assert.Equal(2, profile.Version);
    }

    [Fact]
    public async Task AnswerAsync_RefusedWithoutReasonOrTwice_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        await using var scope = database.As(database.World.Admin);
        var request = await AskAsync(scope, id, RightsKind.Erase);
        var service = scope.Get<RightsService>();

        Assert.Equal(
            "reason_required",
            (await service.AnswerAsync(request, new() { Refuse = true }, new(), Cancellation)).Refused<Invalid, Done>().Fields[0].Code
        );
        Assert.Equal(
            "erase_word",
            (await service.AnswerAsync(request, new() { Confirmation = "DER" }, new(), Cancellation))
                .Refused<Invalid, Done>()
                .Fields[0]
                .Code
        );
        (await service.AnswerAsync(request, new() { Refuse = true, Answer = "no" }, new(7), Cancellation)).Refused<VersionConflict, Done>();
        (await service.AnswerAsync(request, new() { Refuse = true, Answer = "no" }, new(1), Cancellation)).Expect();
        (await service.AnswerAsync(request, new() { Refuse = true, Answer = "no" }, new(), Cancellation)).Refused<
            RightsAlreadyAnswered,
            Done
        >();

        Assert.Null((await scope.Queries.ProfileAsync(id, Cancellation)).Expect().Standing.ErasedAt);
        var step = (await scope.History.ListAsync(id, new PageRequest(), Cancellation)).Expect().Items[0];
        Assert.Equal(("rights_refused", "DER-2026-0001"), (step.Action, step.Reason));
    }

    private static CustomerUpdate Renamed =>
        new(new CustomerInput { FirstName = "Otra" }, new HashSet<string> { nameof(CustomerInput.FirstName) });

    internal static RightsInput Asking(RightsKind kind) =>
        new()
        {
            Kind = kind,
            Applicant = "Ana Soto",
            Evidence = "Carnet a la vista",
        };

    internal static async Task<Guid> AskAsync(TestScope scope, Guid id, RightsKind kind) =>
        (await scope.Get<RightsService>().AskAsync(id, Asking(kind), null, Cancellation)).Expect();

    internal static async Task<Guid> GrantAsync(TestScope scope, Guid id, RightsKind kind)
    {
        var request = await AskAsync(scope, id, kind);
        var number = (await scope.Get<RightsQueries>().ReceiptAsync(id, request, Cancellation)).Expect().Request.Number;
        (await scope.Get<RightsService>().AnswerAsync(request, new() { Confirmation = number }, new(), Cancellation)).Expect();
        return request;
    }

    private static IEnumerable<(string Name, Func<Task<Error?>> Attempt)> Attempts(
        TestScope scope,
        Guid id,
        (Guid Own, Guid Other) branches
    ) =>
        [
            ("edit", async () => (await scope.Customers.UpdateAsync(id, Renamed, Cancellation)).Error),
            ("deactivate", async () => (await scope.Life.DeactivateAsync(id, null, Cancellation)).Error),
            ("transfer", async () => (await scope.Transfers.TransferAsync(id, new(branches.Other, "x"), Cancellation)).Error),
            (
                "order",
                async () => (await scope.Get<OrderService>().CreateAsync(Sales.Order(id, branches.Own, 1000), new(), Cancellation)).Error
            ),
            ("quote", async () => (await scope.Get<QuoteService>().CreateAsync(Offers.Quote(id, branches.Own), new(), Cancellation)).Error),
            (
                "job",
                async () => (await scope.Get<WorkOrderService>().CreateAsync(Workshop.Job(id, branches.Own), new(), Cancellation)).Error
            ),
            (
                "prescription",
                async () => (await scope.Get<PrescriptionService>().CreateAsync(id, Sight.Input(branches.Own), new(), Cancellation)).Error
            ),
            (
                "discount",
                async () =>
                    (
                        await scope
                            .Get<CustomerBenefitService>()
                            .GrantDiscountAsync(id, new() { DiscountPercent = 5, DiscountReason = "x" }, Cancellation)
                    ).Error
            ),
        ];
}

using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Appointments;
using Optica.Data.Prescriptions;
using Optica.Data.Quotes;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Quotes;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Customers;

/// <summary>What was begun before a block stands still, but for what fulfils a contract or ends something (CL-12, decision 0027).</summary>
public sealed class SuspensionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task Block_OfWhatWasBegun_RefusesEveryChangeAndGoesOnAfterIt(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var begun = await BeginAsync(database);
        await using var scope = database.As(database.World.Chief);
        await RightsTests.GrantAsync(scope, begun.Customer, RightsKind.Block);
        var before = await StateAsync(database);

        foreach (var (name, attempt) in Attempts(scope, database, begun))
        {
            Assert.True(await attempt() is CustomerBlocked, name);
        }

        Assert.Equal(before, await StateAsync(database));
        await RightsTests.GrantAsync(scope, begun.Customer, RightsKind.Unblock);
        (await scope.Get<QuoteLifeService>().SendAsync(begun.Draft, new(), Cancellation)).Expect();
        (await database.EditAsync(begun.Order, input => input.Notes = "otra")).Expect();
    }

    /// <summary>A contract is fulfilled, money that is owed is paid and given back, and a visit may be called off.</summary>
    [Theory, EveryProvider]
    public async Task Block_OfWhatIsOwed_LetsItBeFulfilledOrEnded(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var begun = await BeginAsync(database);
        await using var scope = database.As(database.World.Chief);
        await RightsTests.GrantAsync(scope, begun.Customer, RightsKind.Block);

        (await database.PayAsync(begun.Order, null)).Expect();
        (await database.RefundAsync(begun.Order, 1_000)).Expect();
        await database.BringAsync(begun.Job, WorkOrderStatus.Mounted);
        (await scope.Get<AppointmentLifeService>().CancelAsync(begun.Visit, "x", new(), Cancellation)).Expect();
        (await database.CancelAsync(begun.Order)).Expect();
    }

    private static IEnumerable<(string Name, Func<Task<Error?>> Attempt)> Attempts(TestScope scope, TestDatabase database, Begun begun) =>
        [
            ("send", async () => (await scope.Get<QuoteLifeService>().SendAsync(begun.Draft, new(), Cancellation)).Error),
            ("mail", async () => (await scope.Get<QuoteLifeService>().MayMailAsync(begun.Sent, Cancellation)).Error),
            ("mailed", async () => (await scope.Get<QuoteLifeService>().NoteMailedAsync(begun.Sent, Cancellation)).Error),
            (
                "accept",
                async () =>
                    (
                        await scope
                            .Get<QuoteLifeService>()
                            .AcceptAsync(begun.Sent, await database.AlternativeAsync(begun.Sent), new(), Cancellation)
                    ).Error
            ),
            ("copy", async () => (await scope.Get<QuoteService>().CopyAsync(begun.Sent, new(), Cancellation)).Error),
            (
                "quote",
                async () =>
                    (
                        await scope
                            .Get<QuoteService>()
                            .ChangeAsync(begun.Draft, Offers.Quote(begun.Customer, database.World.Centro), new(), Cancellation)
                    ).Error
            ),
            ("convert", async () => (await database.ConvertAsync(begun.Accepted)).Error),
            ("order", async () => (await database.EditAsync(begun.Order, input => input.Notes = "otra")).Error),
            (
                "job",
                async () =>
                    (
                        await scope
                            .Get<WorkOrderService>()
                            .ChangeAsync(
                                begun.Job,
                                new(new WorkOrderInput { Notes = "otra" }, new HashSet<string> { nameof(WorkOrderInput.Notes) }),
                                Cancellation
                            )
                    ).Error
            ),
            (
                "remake",
                async () =>
                    (
                        await scope
                            .Get<WorkOrderRemakeService>()
                            .RemakeAsync(begun.Delivered, new RemakeInput("rayado", null, null), new(), Cancellation)
                    ).Error
            ),
            (
                "eyes of the job",
                async () => (await scope.Get<WorkOrderPrescriptionService>().ChangeAsync(begun.Job, begun.Eyes, new(), Cancellation)).Error
            ),
            (
                "withdraw",
                async () => (await scope.Get<PrescriptionLifeService>().CancelAsync(begun.Eyes, "otra persona", new(), Cancellation)).Error
            ),
            ("confirm", async () => (await scope.Get<AppointmentLifeService>().ConfirmAsync(begun.Visit, new(), Cancellation)).Error),
            (
                "move",
                async () =>
                    (
                        await scope
                            .Get<AppointmentService>()
                            .RescheduleAsync(begun.Visit, new() { StartsAt = Booking.Nine.AddHours(2) }, new(), Cancellation)
                    ).Error
            ),
        ];

    private static async Task<Begun> BeginAsync(TestDatabase database)
    {
        var centro = database.World.Centro;
        var customer = await database.AddAsync(centro, People.Agreeing(1));
        var order = await database.SellAsync(customer, centro);
        var visit = await database.BookAsync(database.World.Sales, Booking.For(customer, await database.AddBoxAsync(centro)));
        return new(customer, order, visit)
        {
            Draft = await database.OfferAsync(Offers.Quote(customer, centro)),
            Sent = await database.OfferAsync(Offers.Quote(customer, centro), QuoteStatus.Sent),
            Accepted = await database.OfferAsync(Offers.Quote(customer, centro), QuoteStatus.Accepted),
            Job = await database.TakeJobAsync(customer, centro),
            Delivered = await DeliveredAsync(database, customer, centro),
            Eyes = await database.PrescribeAsync(customer, Sight.Input(centro)),
        };
    }

    private static async Task<Guid> DeliveredAsync(TestDatabase database, Guid customer, Guid branch)
    {
        var paid = await database.SellAsync(customer, branch, 1_000);
        (await database.PayAsync(paid, null)).Expect();
        return await database.JobAtAsync(WorkOrderStatus.Delivered, customer, branch, input => input.OrderId = paid);
    }

    private static Task<string> StateAsync(TestDatabase database) =>
        database.ReadAsync(async db =>
        {
            var versions = await db.Quotes.SumAsync(row => row.Version, Cancellation);
            var orders = await db.Orders.SumAsync(row => row.Version, Cancellation);
            var jobs = await db.WorkOrders.SumAsync(row => row.Version, Cancellation);
            return $"{versions} {orders} {jobs} {await db.WorkOrders.CountAsync(Cancellation)} {await db.Quotes.CountAsync(Cancellation)}";
        });

    private sealed record Begun(Guid Customer, Guid Order, Guid Visit)
    {
        public required Guid Draft { get; init; }

        public required Guid Sent { get; init; }

        public required Guid Accepted { get; init; }

        public required Guid Job { get; init; }

        public required Guid Delivered { get; init; }

        public required Guid Eyes { get; init; }
    }
}

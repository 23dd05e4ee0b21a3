using Optica.Data.Appointments;
using Optica.Data.Orders;
using Optica.Data.Quotes;
using Optica.Data.WorkOrders;
using Optica.Domain.Audit;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Customers;

/// <summary>What stood in the records of who was erased shows to readers of the trail alone (CL-12).</summary>
public sealed class ErasedHistoryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Records_OfWhoWasErased_ShowNothingThatStoodThere()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var customer = await database.AddAsync(world.Centro, People.Full(1));
        var (order, quote, job) = (
            await database.SellAsync(customer, world.Centro),
            await database.OfferAsync(Offers.Quote(customer, world.Centro)),
            await database.TakeJobAsync(customer, world.Centro)
        );
        var visit = await database.BookAsync(world.Chief, Booking.For(customer, await database.AddBoxAsync(world.Centro)));
        Assert.All(await ReadAsync(world.Sales), steps => Assert.Contains(steps, step => step.Changes.Count > 0));

        await using (var admin = database.As(world.Admin))
        {
            await RightsTests.GrantAsync(admin, customer, RightsKind.Erase);
        }

        foreach (var steps in await ReadAsync(world.Sales))
        {
            Assert.NotEmpty(steps);
            Assert.All(steps, step => Assert.True(step is { Changes.Count: 0, Reason: null }));
        }

        Assert.All(await ReadAsync(world.Admin), steps => Assert.Contains(steps, step => step.Changes.Count > 0));

        async Task<IReadOnlyList<HistoryEntry>[]> ReadAsync(Person who)
        {
            await using var scope = database.As(who);
            return
            [
                (await scope.Get<OrderHistoryQueries>().ListAsync(order, Cancellation)).Expect(),
                (await scope.Get<QuoteHistoryQueries>().ListAsync(quote, Cancellation)).Expect(),
                (await scope.Get<WorkOrderHistoryQueries>().ListAsync(job, Cancellation)).Expect(),
                (await scope.Get<AppointmentHistoryQueries>().ListAsync(visit, Cancellation)).Expect(),
            ];
        }
    }
}

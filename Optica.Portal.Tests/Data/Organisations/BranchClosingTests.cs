using Microsoft.EntityFrameworkCore;
using Optica.Data.Appointments;
using Optica.Data.Orders;
using Optica.Data.Organisations;
using Optica.Data.Quotes;
using Optica.Data.Tenancy;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.Organisations;
using Optica.Domain.Quotes;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Organisations;

/// <summary>A branch that closes and work that begins there at the same moment: one of them waits for the other, and then knows.</summary>
[Collection(SqlServerTwin.Name)]
public sealed class BranchClosingTests : IAsyncLifetime
{
    private readonly HeldCommands held = new();
    private TestDatabase database = default!;
    private Guid customer;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private World World => database.World;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(configure: held.AddTo);
        customer = await database.AddAsync(World.Mall, People.Numbered(1));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData("order")]
    [InlineData("job")]
    [InlineData("visit")]
    [InlineData("quote")]
    [InlineData("remake")]
    [InlineData("conversion")]
    public async Task Work_ThatBeginsWhileTheBranchCloses_IsRefused(string what)
    {
        var begin = await ReadyAsync(what);
        held.Arm("\"WorkOrders\"");
        var closing = CloseAsync();
        await held.Reached;

        var beginning = begin();
        held.Release();

        (await closing).Expect();
        Assert.Equal("branch_closed", Assert.Single(Assert.IsType<Invalid>(await beginning).Fields).Code);
    }

    [Theory]
    [InlineData("order", "INSERT INTO \"Orders\"", "orders")]
    [InlineData("job", "INSERT INTO \"WorkOrders\"", "jobs")]
    [InlineData("visit", "INSERT INTO \"Appointments\"", "visits")]
    [InlineData("remake", "INSERT INTO \"WorkOrders\"", "jobs")]
    [InlineData("conversion", "INSERT INTO \"Orders\"", "orders")]
    public async Task Closing_WhileWorkBegins_WaitsAndCountsIt(string what, string saving, string counted)
    {
        var begin = await ReadyAsync(what);
        held.Arm(saving);
        var beginning = begin();
        await held.Reached;

        var closing = CloseAsync();
        held.Release();

        Assert.Null(await beginning);
        var busy = Assert.IsType<BranchBusy>((await closing).Error);
        Assert.NotEqual(
            0,
            counted switch
            {
                "orders" => busy.Orders,
                "jobs" => busy.WorkOrders,
                _ => busy.Visits,
            }
        );
        Assert.True(await database.ReadAsync(db => db.Branches.AnyAsync(row => row.Id == World.Mall && row.IsActive)));
    }

    /// <summary>
    /// There several write at a time: whoever begins shares a lock on the branch's row to the end of their transaction, and whoever closes
    /// takes it alone. Locks, not snapshots: whatever the database is set to.
    /// </summary>
    [Fact]
    public async Task SqlServer_IsAskedWithLocks()
    {
        await using var scope = database.As(World.Chief);
        var mine = await scope.Access.RefreshAsync(Cancellation);
        List<string> kept =
        [
            .. await SqlServerTwin.AskAsync(mine, db => BranchChoice.ChooseAsync(db, World.Mall, Cancellation)),
            .. await SqlServerTwin.AskAsync(mine, db => BranchChoice.ShutAsync(db, World.Mall, Cancellation)),
        ];
        var taken = await SqlServerTwin.AskAsync(
            mine,
            db => db.BranchesTaken.SingleOrDefaultAsync(row => row.Id == World.Mall, Cancellation)
        );

        Assert.Equal(2, kept.Count);
        Assert.All(kept, sql => Assert.Contains("FROM [Branches] WITH (HOLDLOCK, ROWLOCK)", sql, StringComparison.Ordinal));
        Assert.Contains("FROM [Branches] WITH (XLOCK, HOLDLOCK, ROWLOCK)", Assert.Single(taken), StringComparison.Ordinal);
        // filters stay on top, and the row itself is read: an index of its own would be another lock
        Assert.All(kept.Concat(taken), sql => Assert.Contains("[OrganisationId] = @ef_filter", sql, StringComparison.Ordinal));
        Assert.All(kept.Concat(taken), sql => Assert.Contains("[IsActive]", sql, StringComparison.Ordinal));
        Assert.All(kept.Concat(taken), sql => Assert.Empty(TSqlChecker.OfMigrations().Check(sql)));
    }

    private async Task<Result<Done>> CloseAsync()
    {
        await using var scope = database.As(World.Super);
        return await scope.Get<BranchService>().CloseAsync(World.Mall, Cancellation);
    }

    /// <summary>What comes before it is there; what is left is to begin.</summary>
    private async Task<Func<Task<Error?>>> ReadyAsync(string what)
    {
        switch (what)
        {
            case "order":
                return () =>
                    AsAsync(async scope =>
                        (await scope.Get<OrderService>().CreateAsync(Sales.Order(customer, World.Mall, 100), new(), Cancellation)).Error
                    );
            case "job":
                return () =>
                    AsAsync(async scope =>
                        (await scope.Get<WorkOrderService>().CreateAsync(Workshop.Job(customer, World.Mall), new(), Cancellation)).Error
                    );
            case "quote":
                return () =>
                    AsAsync(async scope =>
                        (await scope.Get<QuoteService>().CreateAsync(Offers.Quote(customer, World.Mall), new(), Cancellation)).Error
                    );
            case "visit":
                var visit = Booking.For(customer, await database.AddBoxAsync(World.Mall));
                visit.BranchId = World.Mall;
                return () => AsAsync(async scope => (await scope.Get<AppointmentService>().BookAsync(visit, new(), Cancellation)).Error);
            case "remake":
                var job = await database.JobAtAsync(WorkOrderStatus.Delivered, customer, World.Mall);
                return () =>
                    AsAsync(async scope =>
                        (await scope.Get<WorkOrderRemakeService>().RemakeAsync(job, new("se rayó"), new(), Cancellation)).Error
                    );
            default:
                var quote = await database.OfferAsync(Offers.Quote(customer, World.Mall), QuoteStatus.Accepted);
                return async () => (await database.ConvertAsync(quote)).Error;
        }
    }

    private async Task<Error?> AsAsync(Func<TestScope, Task<Error?>> act)
    {
        await using var scope = database.As(World.Chief);
        return await act(scope);
    }
}

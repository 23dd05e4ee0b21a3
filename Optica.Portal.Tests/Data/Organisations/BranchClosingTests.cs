using Microsoft.EntityFrameworkCore;
using Optica.Data.Organisations;
using Optica.Domain.Common;
using Optica.Domain.Organisations;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Organisations;

/// <summary>A branch that closes and work that begins there at the same moment: one of them waits for the other, and then knows.</summary>
[Collection(SqlServerTwin.Name)]
public sealed partial class BranchClosingTests : IAsyncLifetime
{
    private readonly HeldCommands held = new();
    private TestDatabase database = default!;
    private Guid customer;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private World World => database.World;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(configure: services =>
        {
            held.AddTo(services);
            SqlServerTwin.Watch(services);
        });
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
    [InlineData("customer")]
    [InlineData("box")]
    [InlineData("member", "branch_unknown")]
    [InlineData("hours", "not_found")]
    public async Task Work_ThatBeginsWhileTheBranchCloses_IsRefused(string what, string code = "branch_closed")
    {
        var begin = await ReadyAsync(what);
        held.Arm("\"WorkOrders\"");
        var closing = CloseAsync();
        await held.Reached;

        var beginning = begin();
        held.Release();

        (await closing).Expect();
        Assert.Equal(code, await beginning is Invalid { Fields: [var field] } ? field.Code : (await beginning)?.Code);
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
    [Theory]
    [InlineData("order")]
    [InlineData("job")]
    [InlineData("visit")]
    [InlineData("quote")]
    [InlineData("remake")]
    [InlineData("conversion")]
    [InlineData("customer")]
    [InlineData("box")]
    [InlineData("member")]
    [InlineData("hours")]
    public async Task SqlServer_IsAskedByWhoBegins_WithASharedLock(string what)
    {
        var begin = await ReadyAsync(what);

        var asked = await HearAsync(async () => Assert.Null(await begin()));

        Assert.Contains(asked, sql => sql.Contains("FROM [Branches] WITH (HOLDLOCK, ROWLOCK)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SqlServer_IsAskedByWhoCloses_WithALockOfTheirOwn()
    {
        var asked = await HearAsync(async () => (await CloseAsync()).Expect());

        // first of all the branch for themselves, and then another one that does not close
        Assert.Equal(2, asked.Count);
        Assert.Contains("FROM [Branches] WITH (XLOCK, HOLDLOCK, ROWLOCK)", asked[0], StringComparison.Ordinal);
        Assert.Contains("FROM [Branches] WITH (HOLDLOCK, ROWLOCK)", asked[1], StringComparison.Ordinal);
    }

    /// <summary>No index knows that "centro" and "Centro" are one name: whoever names a branch waits for whoever is naming one.</summary>
    [Theory]
    [InlineData(false, "INSERT INTO \"Branches\"")]
    [InlineData(true, "UPDATE \"Branches\"")]
    public async Task Name_ThatSomebodyElseIsGiving_IsTaken(bool isRenamed, string saving)
    {
        var renamed = new PartialUpdate<BranchInput>(
            new() { Name = "Ñuñoa" },
            new HashSet<string>(StringComparer.Ordinal) { "Name" },
            null
        );
        held.Arm(saving);
        var first = AsAsync(async scope =>
            isRenamed
                ? (await scope.Get<BranchService>().ChangeAsync(World.Mall, renamed, Cancellation)).Error
                : (await scope.Get<BranchService>().AddAsync(new() { Name = "Ñuñoa" }, new(), Cancellation)).Error
        );
        await held.Reached;

        var second = AsAsync(async scope =>
            (await scope.Get<BranchService>().AddAsync(new() { Name = "ñuñoa" }, new(), Cancellation)).Error
        );
        held.Release();

        Assert.Null(await first);
        Assert.IsType<BranchNameTaken>(await second);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SqlServer_IsAskedForNames_WithALockOnAllThereAre(bool isRenamed)
    {
        var renamed = new PartialUpdate<BranchInput>(
            new() { Name = "Ñuñoa" },
            new HashSet<string>(StringComparer.Ordinal) { "Name" },
            null
        );
        var known = SqlServerTwin.Heard.Count;

        await AsAsync(async scope =>
            isRenamed
                ? (await scope.Get<BranchService>().ChangeAsync(World.Mall, renamed, Cancellation)).Error
                : (await scope.Get<BranchService>().AddAsync(new() { Name = "Ñuñoa" }, new(), Cancellation)).Error
        );

        var asked = Assert.Single(SqlServerTwin.Heard.Skip(known), sql => sql.Contains("[Branches] WITH", StringComparison.Ordinal));
        Assert.Contains("FROM [Branches] WITH (XLOCK, HOLDLOCK, ROWLOCK)", asked, StringComparison.Ordinal);
        Assert.Empty(TSqlChecker.OfMigrations().Check(asked));
    }

    /// <summary>What holds nothing does not pass for something that does.</summary>
    [Fact]
    public async Task Branches_AreNotKeptOutsideATransaction()
    {
        await using var db = database.Open();
        Assert.Throws<InvalidOperationException>(() => db.BranchesKept);
        Assert.Throws<InvalidOperationException>(() => db.BranchesTaken);
    }

    /// <summary>What SQL Server would be asked about locked branches, in its order.</summary>
    private static async Task<IReadOnlyList<string>> HearAsync(Func<Task> act)
    {
        var known = SqlServerTwin.Heard.Count;
        await act();
        List<string> asked = [.. SqlServerTwin.Heard.Skip(known).Where(sql => sql.Contains("[Branches] WITH", StringComparison.Ordinal))];
        var schema = TSqlChecker.OfMigrations();
        // filters stay on top, and the row itself is read: an index of its own would be another lock
        Assert.All(asked, sql => Assert.Contains("[OrganisationId] = @ef_filter", sql, StringComparison.Ordinal));
        Assert.All(asked, sql => Assert.Contains("[IsActive]", sql, StringComparison.Ordinal));
        Assert.All(asked, sql => Assert.Empty(schema.Check(sql)));
        Assert.All(asked, sql => Assert.NotEmpty(schema.Check(sql.Replace("[IsActive]", "[IsNothing]", StringComparison.Ordinal))));
        return asked;
    }
}

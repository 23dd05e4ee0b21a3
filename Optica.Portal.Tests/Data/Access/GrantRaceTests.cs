using Microsoft.EntityFrameworkCore;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Access;

/// <summary>Two who give and take back the same branch: nothing is replaced or taken back that somebody has not seen.</summary>
public sealed class GrantRaceTests : IAsyncLifetime
{
    private readonly HeldCommands held = new();
    private TestDatabase database = default!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private World World => database.World;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync(configure: held.AddTo);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Give_OneOperationTwiceAtOnce_LeavesOneThatRuns(bool replaces)
    {
        var before = replaces ? (await GiveAsync(null)).Expect() : (Guid?)null;
        var operation = Ids.New(World.Start);
        held.Arm("INSERT INTO \"BranchGrants\"");
        var one = GiveAsync(before, operation);
        await held.Reached;
        var other = GiveAsync(before, operation);
        held.Release();

        Assert.Equal((await one).Expect(), (await other).Expect());
        Assert.Equal([(await one).Expect()], await RunningAsync());
    }

    [Fact]
    public async Task Give_OverOneThatWasNotShown_IsRefused()
    {
        var first = (await GiveAsync(null)).Expect();
        Assert.Equal(new GrantRuns(), (await GiveAsync(null)).Error);
        var second = (await GiveAsync(first)).Expect();
        Assert.Equal(new GrantRuns(), (await GiveAsync(first)).Error);
        Assert.Equal([second], await RunningAsync());

        // what was shown may be gone: nothing is lost by giving another
        (await RevokeAsync(second)).Expect();
        var third = (await GiveAsync(second)).Expect();
        Assert.Equal([third], await RunningAsync());
    }

    [Fact]
    public async Task Revoke_OfOneThatWasReplaced_IsAConflict()
    {
        var first = (await GiveAsync(null)).Expect();
        var second = (await GiveAsync(first)).Expect();

        Assert.Equal(new VersionConflict(), (await RevokeAsync(first)).Error);
        Assert.Equal([second], await RunningAsync());
    }

    [Fact]
    public async Task Revoke_OfOneThatEnded_LeavesTheNewerOne()
    {
        var first = (await GiveAsync(null)).Expect();
        database.Clock.Advance(TimeSpan.FromDays(9));
        // over by itself: that is what was wanted
        (await RevokeAsync(first)).Expect();
        var second = (await GiveAsync(null)).Expect();

        Assert.Equal(new VersionConflict(), (await RevokeAsync(first)).Error);
        Assert.Equal(
            [(first, null), (second, null)],
            await database.ReadAsync(db =>
                db.BranchGrants.Where(row => row.UserId == World.Sales.Id)
                    .OrderBy(row => row.GrantedAt)
                    .Select(row => new ValueTuple<Guid, DateTime?>(row.Id, row.RevokedAt))
                    .ToListAsync(Cancellation)
            )
        );
    }

    private async Task<Result<Guid>> GiveAsync(Guid? replaces, Guid? operation = null)
    {
        await using var scope = database.As(World.Super);
        var input = new GrantInput
        {
            BranchId = World.Mall,
            Level = GrantLevel.Full,
            Until = DateOnly.FromDateTime(database.Clock.Now).AddDays(5),
            Reason = "Reemplazo",
            Replaces = replaces,
        };
        return await scope.Get<GrantService>().GiveAsync(World.Sales.Id, input, new OperationOptions(operation), Cancellation);
    }

    private async Task<Result<Done>> RevokeAsync(Guid id)
    {
        await using var scope = database.As(World.Super);
        return await scope.Get<GrantService>().RevokeAsync(id, Cancellation);
    }

    private Task<List<Guid>> RunningAsync() =>
        database.ReadAsync(db =>
            db.BranchGrants.Where(row => row.UserId == World.Sales.Id && row.RevokedAt == null)
                .Select(row => row.Id)
                .ToListAsync(Cancellation)
        );
}

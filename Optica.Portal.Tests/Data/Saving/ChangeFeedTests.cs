using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Saving;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Saving;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Saving;

/// <summary>What is committed is told, with ids only; what is not committed never happened.</summary>
public sealed class ChangeFeedTests : IAsyncLifetime
{
    private readonly List<Change> told = [];
    private TestDatabase database = default!;
    private ChangeSubscription subscription = default!;

    private World World => database.World;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        subscription = database
            .Services.GetRequiredService<ChangeFeed>()
            .Subscribe(change =>
            {
                told.Add(change);
                return true;
            });
    }

    public async ValueTask DisposeAsync()
    {
        subscription.Dispose();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Booking_IsToldOnceItIsCommitted()
    {
        var box = await database.AddBoxAsync(World.Centro);
        Assert.Empty(told);

        var id = await database.BookAsync(World.Admin, Booking.ForGuest(box));

        var change = Assert.Single(told, change => change.Kind == "appointment");
        Assert.Equal((id, World.North, World.Centro), (change.RecordId, change.OrganisationId, change.BranchId));
        var stored = await database.ReadAsync(db => db.Changes.Where(row => row.Kind == "appointment").ToListAsync());
        Assert.Equal([id], stored.Select(row => row.RecordId));
    }

    [Fact]
    public async Task Booking_ThatIsRefused_IsNotTold()
    {
        var box = await database.AddBoxAsync(World.Centro);
        await database.BookAsync(World.Admin, Booking.ForGuest(box));
        told.Clear();

        (await database.TryBookAsync(World.Admin, Booking.ForGuest(box))).Refused<SlotTaken, Guid>();

        Assert.Empty(told);
    }

    /// <summary>Of a save within a transaction nothing is told before the commit, and nothing after an undo.</summary>
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Transaction_TellsAtItsEndOnly(bool succeeds, int expected)
    {
        await using var scope = database.As(World.Admin);
        await using var db = await scope.OpenAsync();
        await db.TransactAsync<Done>(
            async () =>
            {
                db.Add(World.Box(World.Centro));
                await db.SaveChangesAsync();
                Assert.Empty(told);
                return succeeds ? default(Done) : new NotFound();
            },
            CancellationToken.None
        );

        Assert.Equal(expected, told.Count);
    }

    /// <summary>What a failed save left behind is not told with the next one of the same context.</summary>
    [Fact]
    public async Task Save_AfterAFailedOne_TellsItselfOnly()
    {
        await using var scope = database.As(World.Admin);
        await using var db = await scope.OpenAsync();
        var box = World.Box(World.Centro);
        db.Add(box);
        await db.SaveChangesAsync();
        told.Clear();
        db.ChangeTracker.Clear();
        db.Add(box);
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => db.SaveChangesAsync());
        db.ChangeTracker.Clear();

        var other = World.Box(World.Centro, "Box 2");
        db.Add(other);
        await db.SaveChangesAsync();

        Assert.Equal([other.Id], told.Select(change => change.RecordId));
    }

    /// <summary>Between loading and looking something may have happened: it is told by name, since a gap would be news of everything.</summary>
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Subscription_AfterLoading_HearsWhatWasToldAMomentAgo(bool hasLoaded, int expected)
    {
        await using var scope = database.As(World.Admin);
        await using var db = await scope.OpenAsync();
        var (box, other) = (World.Box(World.Centro), World.Box(World.Centro, "Box 2"));
        db.AddRange(box, other);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        using var late = database.Services.GetRequiredService<ChangeFeed>().Subscribe(change => change.RecordId == box.Id, hasLoaded);

        var news = late.Rest();
        Assert.Equal((expected, false), (news.Changes.Count, news.HasGap));
    }

    [Fact]
    public async Task Subscription_ThatIsNotRead_ForgetsTheOldest()
    {
        var feed = database.Services.GetRequiredService<ChangeFeed>();
        using var slow = feed.Subscribe(change => change.Kind == "test");
        foreach (var number in Enumerable.Range(1, 300))
        {
            feed.Publish([
                new Change
                {
                    Sequence = 1_000_000 + number,
                    Kind = "test",
                    RecordId = Guid.Parse($"00000000-0000-0000-0000-{number:000000000000}"),
                    OrganisationId = World.North,
                    At = World.Start,
                },
            ]);
        }

        var news = await slow.NextAsync(TestContext.Current.CancellationToken);

        Assert.Equal(256, news.Changes.Count);
        Assert.True(news.HasGap);
        Assert.EndsWith("300", news.Changes[^1].RecordId.ToString(), StringComparison.Ordinal);
    }
}

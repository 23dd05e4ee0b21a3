using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Saving;
using Optica.Portal.LiveUpdates;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.LiveUpdates;

/// <summary>Who is told of a change, and how often.</summary>
public sealed class LiveChangesTests : IAsyncLifetime
{
    private readonly TimerClock clock = new(World.Start);
    private readonly List<int> told = [];
    private long sequence = 1_000_000;
    private int gaps;
    private TestDatabase database = default!;

    private World World => database.World;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Changes_WithinAWindow_AreToldTogether()
    {
        await using var context = await WatchAsync(World.Sales);
        Publish(Change("appointment", World.Centro));
        await clock.IsSetAsync(LiveChanges.ListWindow, Xunit.TestContext.Current.CancellationToken);
        Assert.Equal([1], told);

        Publish(Change("appointment", World.Centro));
        Publish(Change("appointment", World.Centro));
        Assert.Equal([1], told);
        clock.Advance(LiveChanges.ListWindow);

        await clock.IsSetAsync(LiveChanges.ListWindow, Xunit.TestContext.Current.CancellationToken);
        Assert.Equal([1, 2], told);
    }

    [Fact]
    public async Task Changes_OfOtherKindsBranchesAndOrganisations_AreNotTold()
    {
        await using var context = await WatchAsync(World.Super, World.Centro);

        Publish(Change("customer", World.Centro));
        Publish(Change("appointment", World.Mall));
        Publish(Change("appointment", World.Costa, World.South));
        Publish(Change("appointment", null, World.South));
        Publish(Change("appointment", World.Centro));

        await clock.IsSetAsync(LiveChanges.ListWindow, Xunit.TestContext.Current.CancellationToken);
        Assert.Equal([1], told);
    }

    [Fact]
    public async Task Change_OfAnotherRecord_IsNotTold()
    {
        var record = Ids.New(World.Start);
        await using var context = await WatchAsync(World.Sales, record: record);

        Publish(Change("appointment", World.Centro));
        Publish(Change("appointment", World.Centro, record: record));

        await clock.IsSetAsync(LiveChanges.ListWindow, Cancellation);
        Assert.Equal([1], told);
    }

    /// <summary>Of a branch that one has no access to nothing is heard, unless one's own is concerned too.</summary>
    [Fact]
    public async Task Change_OfAnotherBranch_IsToldOnlyWhereItConcernsOnesOwn()
    {
        await using var context = await WatchAsync(World.MallAdmin);

        Publish(Change("appointment", World.Centro));
        Publish(Change("appointment", World.Centro, other: World.Playa));
        Publish(Change("appointment", World.Centro, other: World.Mall));

        await clock.IsSetAsync(LiveChanges.ListWindow, Cancellation);
        Assert.Equal([1], told);
    }

    [Fact]
    public async Task Gap_IsAskedAbout()
    {
        await using var context = await WatchAsync(World.Sales);

        database.Services.GetRequiredService<ChangeFeed>().PublishGap();

        await clock.IsSetAsync(LiveChanges.ListWindow, Cancellation);
        Assert.Equal([0], told);
        Assert.Equal(1, gaps);
    }

    /// <summary>While nobody can see it nothing is asked; afterwards once.</summary>
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task Changes_WhileNobodySees_AreToldOnceAfterwards(bool isHidden, bool isDisconnected)
    {
        await using var context = await WatchAsync(World.Sales);
        var screen = context.Services.GetRequiredService<LiveScreen>();
        screen.Connect(!isDisconnected);
        screen.Show(!isHidden);

        Publish(Change("appointment", World.Centro));
        await Task.Delay(TimeSpan.FromMilliseconds(150), Cancellation);
        Publish(Change("appointment", World.Centro));
        Publish(Change("appointment", World.Centro));
        await Task.Delay(TimeSpan.FromMilliseconds(150), Cancellation);
        Assert.Empty(told);

        screen.Show(true);
        screen.Connect(true);
        await clock.IsSetAsync(LiveChanges.ListWindow, Cancellation);
        Assert.Equal([3], told);
        clock.Advance(LiveChanges.ListWindow);
        await Task.Delay(TimeSpan.FromMilliseconds(150), Cancellation);
        Assert.Equal([3], told);
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private async Task<PortalContext> WatchAsync(Person person, Guid? branch = null, Guid? record = null)
    {
        var context = new PortalContext(database, person);
        context.Services.AddSingleton<TimeProvider>(clock);
        await context.Services.GetRequiredService<Optica.Domain.Common.ICurrentAccess>().RefreshAsync(CancellationToken.None);
        context.Render<LiveChanges>(parameters =>
            parameters
                .Add(live => live.Kinds, ["appointment"])
                .Add(live => live.BranchId, branch)
                .Add(live => live.RecordId, record)
                .Add(
                    live => live.Changed,
                    (ChangeNews news) =>
                    {
                        told.Add(news.Changes.Count);
                        gaps += news.HasGap ? 1 : 0;
                    }
                )
        );
        return context;
    }

    private void Publish(Change change) => database.Services.GetRequiredService<ChangeFeed>().Publish([change]);

    private Change Change(string kind, Guid? branch, Guid? organisation = null, Guid? record = null, Guid? other = null) =>
        new()
        {
            Sequence = ++sequence,
            Kind = kind,
            RecordId = record ?? Ids.New(World.Start),
            OrganisationId = organisation ?? World.North,
            BranchId = branch,
            OtherBranchId = other,
            At = World.Start,
        };
}

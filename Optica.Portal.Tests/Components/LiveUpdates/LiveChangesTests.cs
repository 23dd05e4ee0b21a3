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

    private async Task<PortalContext> WatchAsync(Person person, Guid? branch = null)
    {
        var context = new PortalContext(database, person);
        context.Services.AddSingleton<TimeProvider>(clock);
        await context.Services.GetRequiredService<Optica.Domain.Common.ICurrentAccess>().RefreshAsync(CancellationToken.None);
        context.Render<LiveChanges>(parameters =>
            parameters
                .Add(live => live.Kinds, ["appointment"])
                .Add(live => live.BranchId, branch)
                .Add(live => live.Changed, (ChangeNews news) => told.Add(news.Changes.Count))
        );
        return context;
    }

    private void Publish(Change change) => database.Services.GetRequiredService<ChangeFeed>().Publish([change]);

    private Change Change(string kind, Guid? branch, Guid? organisation = null) =>
        new()
        {
            Sequence = ++sequence,
            Kind = kind,
            RecordId = Ids.New(World.Start),
            OrganisationId = organisation ?? World.North,
            BranchId = branch,
            At = World.Start,
        };
}

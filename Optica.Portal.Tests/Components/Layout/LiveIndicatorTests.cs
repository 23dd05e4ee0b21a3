using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Saving;
using Optica.Portal.Components.Layout;
using Optica.Portal.LiveUpdates;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Layout;

/// <summary>Whether the screen is live, behind, or not seen at all.</summary>
public sealed class LiveIndicatorTests : IAsyncLifetime
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private readonly TimerClock clock = new(World.Start);
    private TestDatabase database = default!;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Feed_BehindForAWhile_IsSaidWhileItIs()
    {
        await using var context = Sit();
        var feed = database.Services.GetRequiredService<ChangeFeed>();
        var shown = context.Render<LiveIndicator>();
        Assert.Equal("live", State(shown));

        feed.IsBehind = true;
        clock.Advance(Look);
        shown.WaitForAssertion(() => Assert.Equal("behind", State(shown)));

        feed.IsBehind = false;
        clock.Advance(Look);
        shown.WaitForAssertion(() => Assert.Equal("live", State(shown)));
    }

    [Fact]
    public async Task Feed_BehindWhenThePageOpens_IsSaidAtOnce()
    {
        await using var context = Sit();
        database.Services.GetRequiredService<ChangeFeed>().IsBehind = true;

        Assert.Equal("behind", State(context.Render<LiveIndicator>()));
    }

    [Fact]
    public async Task Tab_BehindOthers_PausesTheScreen()
    {
        await using var context = Sit();
        var screen = context.Services.GetRequiredService<LiveScreen>();
        var shown = context.Render<LiveIndicator>();

        shown.Instance.Show(false);
        Assert.True(screen.IsPaused);
        shown.Instance.Show(true);
        Assert.False(screen.IsPaused);
    }

    private PortalContext Sit()
    {
        var context = new PortalContext(database, database.World.Sales);
        context.Services.AddSingleton<TimeProvider>(clock);
        return context;
    }

    private static string? State(IRenderedComponent<LiveIndicator> shown) => shown.Find(".live").GetAttribute("data-live");
}

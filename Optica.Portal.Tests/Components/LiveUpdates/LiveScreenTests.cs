using Optica.Portal.LiveUpdates;

namespace Optica.Portal.Tests.Components.LiveUpdates;

/// <summary>Whether anybody can see what a circuit draws.</summary>
public sealed class LiveScreenTests
{
    private readonly LiveScreen screen = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void NewScreen_IsSeen()
    {
        Assert.False(screen.IsPaused);
        Assert.True(screen.IsConnected);
        Assert.True(screen.WhenSeenAsync(Cancellation).IsCompletedSuccessfully);
    }

    /// <summary>Coming back in one way is not enough as long as the other is missing.</summary>
    [Fact]
    public async Task WhenSeen_HiddenAndDisconnected_WaitsForBoth()
    {
        screen.Show(false);
        screen.Connect(false);
        var seen = screen.WhenSeenAsync(Cancellation);

        screen.Connect(true);
        Assert.True(screen.IsPaused);
        Assert.True(screen.IsConnected);
        Assert.False(seen.IsCompleted);

        screen.Show(true);
        await seen;
        Assert.False(screen.IsPaused);
    }

    [Fact]
    public async Task WhenSeen_NobodyWaitsAnyMore_Ends()
    {
        screen.Show(false);
        using var gone = new CancellationTokenSource();
        var seen = screen.WhenSeenAsync(gone.Token);

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => seen);
    }

    /// <summary>A second pause is waited for too: it does not count that it was seen in between.</summary>
    [Fact]
    public async Task WhenSeen_HiddenAgain_WaitsAgain()
    {
        screen.Show(false);
        var first = screen.WhenSeenAsync(Cancellation);
        screen.Show(true);
        screen.Show(false);

        await first;
        Assert.False(screen.WhenSeenAsync(Cancellation).IsCompleted);
    }
}

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

        screen.Show(true);
        Assert.True(screen.IsPaused);
        Assert.False(screen.IsConnected);
        Assert.False(seen.IsCompleted);

        screen.Connect(true);
        await seen;
        Assert.False(screen.IsPaused);
    }

    /// <summary>What a tab said while there was no connection was not heard: it counts as seen until it says otherwise.</summary>
    [Fact]
    public void Connected_Again_IsSeenUntilItSaysOtherwise()
    {
        screen.Show(false);
        screen.Connect(false);

        screen.Connect(true);
        Assert.False(screen.IsPaused);
        screen.Show(false);
        Assert.True(screen.IsPaused);
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

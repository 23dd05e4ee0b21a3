using Optica.Portal.Components.Shared;

namespace Optica.Portal.Tests.Components.Shared;

public sealed class LatestTests
{
    [Fact]
    public void Begin_Again_CallsTheOneBeforeOff()
    {
        using var latest = new Latest();
        var first = latest.Begin();
        Assert.False(first.IsCancellationRequested);
        var second = latest.Begin();
        Assert.True(first.IsCancellationRequested);
        Assert.False(second.IsCancellationRequested);
    }

    [Fact]
    public async Task Begin_ManyAtOnce_OneIsLeft()
    {
        using var latest = new Latest();
        var tokens = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(latest.Begin)));
        Assert.Single(tokens, token => !token.IsCancellationRequested);
    }

    [Fact]
    public void Dispose_CallsTheLastOff()
    {
        var latest = new Latest();
        var last = latest.Begin();
        latest.Dispose();
        Assert.True(last.IsCancellationRequested);
    }
}

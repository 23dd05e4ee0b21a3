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
        Assert.True(latest.Begin().IsCancellationRequested);
    }

    [Fact]
    public async Task AskAsync_AnsweredTooLate_IsNotTaken()
    {
        using var latest = new Latest();
        var answer = new TaskCompletionSource<int>();
        List<int> taken = [];
        var slow = latest.AskAsync(_ => answer.Task, taken.Add);

        await latest.AskAsync(_ => Task.FromResult(2), taken.Add);
        answer.SetResult(1);
        await slow;

        Assert.Equal([2], taken);
    }

    [Fact]
    public async Task AskAsync_FailingWhileSomebodyAsks_Fails()
    {
        using var latest = new Latest();
        await Assert.ThrowsAsync<TimeoutException>(() => latest.AskAsync<int>(_ => throw new TimeoutException(), _ => { }));
    }
}

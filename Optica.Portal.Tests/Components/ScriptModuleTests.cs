using Microsoft.JSInterop;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Tests.Components;

/// <summary>A script whose component has gone is asked for nothing any more, also where it was still on its way.</summary>
public sealed class ScriptModuleTests : IJSRuntime, IJSObjectReference
{
    private readonly List<string> asked = [];
    private TaskCompletionSource? onItsWay;
    private Exception? failure;
    private bool isReleased;

    [Fact]
    public async Task Call_AfterTheComponentIsGone_AsksNothing()
    {
        var script = new ScriptModule(this, "a.js");
        await script.CallAsync("open");
        await script.DisposeAsync();

        await script.CallAsync("close");
        await script.EndAsync("detach");

        Assert.Equal(["import", "open"], asked);
        Assert.True(isReleased);
    }

    [Fact]
    public async Task Call_WhoseComponentLeavesWhileTheScriptIsOnItsWay_AsksNothingAndLetsTheScriptGo()
    {
        onItsWay = new();
        var script = new ScriptModule(this, "a.js");
        var first = script.CallAsync("attach", this);
        var second = script.AskAsync("kept", "key");
        await script.EndAsync("detach");

        onItsWay.SetResult();
        await first;

        Assert.Null(await second);
        Assert.Equal(["import"], asked);
        Assert.True(isReleased);
    }

    [Fact]
    public async Task Call_UnderWayWhenTheComponentLeaves_FailsNobody()
    {
        var script = new ScriptModule(this, "a.js");
        await script.CallAsync("ready");
        onItsWay = new();
        var call = script.CallAsync("focus");
        await script.DisposeAsync();

        onItsWay.SetException(new JSException("the element is gone"));

        await call;
    }

    [Fact]
    public async Task Call_ThatFailsOnAScreenThatIsThere_IsAFailure()
    {
        var script = new ScriptModule(this, "a.js");
        await script.CallAsync("ready");
        failure = new JSException("a mistake");

        await Assert.ThrowsAsync<JSException>(() => script.CallAsync("focus"));
    }

    [Fact]
    public async Task Call_AfterTheScriptCouldNotBeFetched_FetchesItAgain()
    {
        var script = new ScriptModule(this, "a.js");
        failure = new JSException("no answer");
        await Assert.ThrowsAsync<JSException>(() => script.CallAsync("focus"));

        failure = null;
        await script.CallAsync("focus");

        Assert.Equal(["import", "import", "focus"], asked);
    }

    [Fact]
    public async Task Call_WithoutAConnection_IsNoFailure()
    {
        var script = new ScriptModule(this, "a.js");
        failure = new JSDisconnectedException("nobody is there");

        await script.CallAsync("focus");

        Assert.Null(await script.AskAsync("kept", "key"));
    }

    [Fact]
    public async Task End_OfAScriptThatIsThere_CallsTheLastFunctionAndLetsItGo()
    {
        var script = new ScriptModule(this, "a.js");
        await script.CallAsync("attach");

        await script.EndAsync("detach");

        Assert.Equal(["import", "attach", "detach"], asked);
        Assert.True(isReleased);
    }

    public ValueTask DisposeAsync()
    {
        isReleased = true;
        return ValueTask.CompletedTask;
    }

    public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
    {
        asked.Add(identifier);
        await (onItsWay?.Task ?? Task.CompletedTask);
        if (failure is not null)
        {
            throw failure;
        }

        return typeof(TValue) == typeof(IJSObjectReference) ? (TValue)(object)this : default!;
    }

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
        InvokeAsync<TValue>(identifier, args);
}

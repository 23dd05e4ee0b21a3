using Microsoft.JSInterop;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Tests.Components.Forms;

/// <summary>A component that what it saved has taken away asks its script for nothing any more.</summary>
public sealed class FormsScriptTests : IJSRuntime, IJSObjectReference
{
    private readonly List<string> asked = [];
    private bool isGone;

    [Fact]
    public async Task Close_AfterTheComponentIsGone_AsksNothing()
    {
        var script = new FormsScript(this);
        await script.OpenAsync(default);
        await script.DisposeAsync();

        await script.CloseAsync(default);

        Assert.Equal(["import", "open"], asked);
    }

    public ValueTask DisposeAsync()
    {
        isGone = true;
        return ValueTask.CompletedTask;
    }

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
    {
        ObjectDisposedException.ThrowIf(isGone, this);
        asked.Add(identifier);
        return ValueTask.FromResult(typeof(TValue) == typeof(IJSObjectReference) ? (TValue)(object)this : default!);
    }

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
        InvokeAsync<TValue>(identifier, args);
}

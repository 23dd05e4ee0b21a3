using Microsoft.JSInterop;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Prescriptions.Components;

/// <summary>The functions of <c>wwwroot/js/prescriptions.js</c>; a lost connection is no failure, there is no browser to act in then.</summary>
/// <param name="runtime">The circuit's browser.</param>
public sealed class EntryScript(IJSRuntime runtime) : IAsyncDisposable
{
    private IJSObjectReference? module;

    /// <summary>Loads the script, whose listeners serve every grid of the page.</summary>
    public Task LoadAsync() => CallAsync("ready");

    /// <summary>Puts the focus on an input that has just come.</summary>
    public Task FocusAsync(string id) => CallAsync("focusCell", id);

    /// <summary>What this browser remembers, or null.</summary>
    public async Task<string?> RecallAsync(string key)
    {
        try
        {
            return await (await ImportAsync()).InvokeAsync<string?>("kept", key);
        }
        catch (JSDisconnectedException)
        {
            // nobody is looking any more
            return null;
        }
    }

    /// <summary>Remembers something in this browser; nothing is not remembered.</summary>
    public Task KeepAsync(string key, string? value) => value is null ? Task.CompletedTask : CallAsync("keep", key, value);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => module.ReleaseAsync();

    private async Task<IJSObjectReference> ImportAsync() =>
        module ??= await runtime.InvokeAsync<IJSObjectReference>("import", "./js/prescriptions.js");

    private async Task CallAsync(string function, params object?[] arguments)
    {
        try
        {
            await (await ImportAsync()).InvokeVoidAsync(function, arguments);
        }
        catch (JSDisconnectedException)
        {
            // nobody is looking any more
        }
    }
}

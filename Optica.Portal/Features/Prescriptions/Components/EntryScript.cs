using Microsoft.JSInterop;

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

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            await (module?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // the browser is gone, and the module with it
        }
    }

    private async Task CallAsync(string function, params object?[] arguments)
    {
        try
        {
            module ??= await runtime.InvokeAsync<IJSObjectReference>("import", "./js/prescriptions.js");
            await module.InvokeVoidAsync(function, arguments);
        }
        catch (JSDisconnectedException)
        {
            // nobody is looking any more
        }
    }
}

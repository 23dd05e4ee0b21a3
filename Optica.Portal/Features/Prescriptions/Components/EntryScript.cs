using Microsoft.JSInterop;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Prescriptions.Components;

/// <summary>The functions of <c>wwwroot/js/prescriptions.js</c>.</summary>
/// <param name="runtime">The circuit's browser.</param>
public sealed class EntryScript(IJSRuntime runtime) : IAsyncDisposable
{
    private readonly ScriptModule script = new(runtime, "./js/prescriptions.js");

    /// <summary>Loads the script, whose listeners serve every grid of the page.</summary>
    public Task LoadAsync() => script.CallAsync("ready");

    /// <summary>Puts the focus on an input that has just come.</summary>
    public Task FocusAsync(string id) => script.CallAsync("focusCell", id);

    /// <summary>What this browser remembers, or null.</summary>
    public Task<string?> RecallAsync(string key) => script.AskAsync("kept", key);

    /// <summary>Remembers something in this browser; nothing is not remembered.</summary>
    public Task KeepAsync(string key, string? value) => value is null ? Task.CompletedTask : script.CallAsync("keep", key, value);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => script.DisposeAsync();
}

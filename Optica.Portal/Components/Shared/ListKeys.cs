using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Optica.Portal.Components.Shared;

/// <summary>Loads the keys of lists (j, k, Enter) from <c>wwwroot/js/list.js</c>, whose listeners serve every list of the page.</summary>
public sealed class ListKeys(IJSRuntime runtime) : ComponentBase, IAsyncDisposable
{
    private readonly ScriptModule script = new(runtime, "./js/list.js");

    /// <inheritdoc />
    public ValueTask DisposeAsync() => script.DisposeAsync();

    /// <inheritdoc />
    protected override Task OnAfterRenderAsync(bool firstRender) => firstRender ? script.CallAsync("ready") : Task.CompletedTask;
}

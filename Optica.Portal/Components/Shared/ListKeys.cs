using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Optica.Portal.Components.Shared;

/// <summary>Loads the keys of lists (j, k, Enter) from <c>wwwroot/js/list.js</c>, whose listeners serve every list of the page.</summary>
public sealed class ListKeys(IJSRuntime runtime) : ComponentBase, IAsyncDisposable
{
    private IJSObjectReference? module;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => module.ReleaseAsync();

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            try
            {
                module = await runtime.InvokeAsync<IJSObjectReference>("import", "./js/list.js");
            }
            catch (JSDisconnectedException)
            {
                // nobody is looking any more
            }
        }
    }
}

using Microsoft.JSInterop;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Customers.Components.List;

/// <summary>The functions of <c>wwwroot/js/list.js</c>: keys and clicks on rows, and what this browser remembers.</summary>
/// <param name="runtime">The circuit's browser.</param>
public sealed class ListScript(IJSRuntime runtime) : IAsyncDisposable
{
    private const string Columns = "optica.customers.columns";
    private IJSObjectReference? module;

    /// <summary>Loads the script, whose listeners serve every list of the page, and reads the columns this browser remembers.</summary>
    public async Task<string?> ReadColumnsAsync()
    {
        try
        {
            module = await runtime.InvokeAsync<IJSObjectReference>("import", "./js/list.js");
            return await module.InvokeAsync<string?>("kept", Columns);
        }
        catch (JSDisconnectedException)
        {
            // nobody is looking any more
            return null;
        }
    }

    /// <summary>Remembers columns in this browser.</summary>
    public async Task KeepColumnsAsync(string columns)
    {
        try
        {
            await (module?.InvokeVoidAsync("keep", Columns, columns) ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // there is no browser to remember it
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => module.ReleaseAsync();
}

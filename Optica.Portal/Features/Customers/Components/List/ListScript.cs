using Microsoft.JSInterop;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Customers.Components.List;

/// <summary>The functions of <c>wwwroot/js/list.js</c>: keys and clicks on rows, and what this browser remembers.</summary>
/// <param name="runtime">The circuit's browser.</param>
public sealed class ListScript(IJSRuntime runtime) : IAsyncDisposable
{
    private const string Columns = "optica.customers.columns";
    private readonly ScriptModule script = new(runtime, "./js/list.js");

    /// <summary>Loads the script, whose listeners serve every list of the page, and reads the columns this browser remembers.</summary>
    public Task<string?> ReadColumnsAsync() => script.AskAsync("kept", Columns);

    /// <summary>Remembers columns in this browser.</summary>
    public Task KeepColumnsAsync(string columns) => script.CallAsync("keep", Columns, columns);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => script.DisposeAsync();
}

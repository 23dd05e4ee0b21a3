using Microsoft.JSInterop;

namespace Optica.Portal.Components.Shared;

/// <summary>
/// A script of <c>wwwroot/js</c> as one component uses it: fetched with the first call, let go with the component. A lost connection is no
/// failure, and neither is a component that left while its script was on its way: there is nothing to act on any more.
/// </summary>
/// <param name="runtime">The circuit's browser.</param>
/// <param name="file">Address of the script.</param>
public sealed class ScriptModule(IJSRuntime runtime, string file) : IAsyncDisposable
{
    private Task<IJSObjectReference>? loading;
    private IJSObjectReference? module;
    private bool isGone;

    /// <summary>Calls a function.</summary>
    public async Task CallAsync(string function, params object?[] arguments)
    {
        try
        {
            if (await LoadAsync() is { } loaded)
            {
                await loaded.InvokeVoidAsync(function, arguments);
            }
        }
        catch (Exception failure) when (isGone || failure is JSDisconnectedException)
        {
            // nobody is looking any more
        }
    }

    /// <summary>Asks a function; null as well if nobody is looking any more.</summary>
    public async Task<string?> AskAsync(string function, params object?[] arguments)
    {
        try
        {
            return await LoadAsync() is { } loaded ? await loaded.InvokeAsync<string?>(function, arguments) : null;
        }
        catch (Exception failure) when (isGone || failure is JSDisconnectedException)
        {
            return null;
        }
    }

    /// <summary>Calls a last function, if the script was ever there, and lets it go.</summary>
    public async ValueTask EndAsync(string function)
    {
        if (module is not null && !isGone)
        {
            await CallAsync(function);
        }

        await DisposeAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        isGone = true;
        try
        {
            await (module?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (Exception gone) when (gone is JSDisconnectedException or TaskCanceledException or ObjectDisposedException)
        {
            // a browser that is gone, or leaving and no longer answering, has let go of it already
        }
    }

    /// <summary>The script, or null where its component left before it was there.</summary>
    private async Task<IJSObjectReference?> LoadAsync()
    {
        if (isGone)
        {
            return null;
        }

        loading ??= runtime.InvokeAsync<IJSObjectReference>("import", file).AsTask();
        try
        {
            module = await loading;
        }
        catch
        {
            // the next call tries once more
            loading = null;
            throw;
        }

        if (!isGone)
        {
            return module;
        }

        await DisposeAsync();
        return null;
    }
}

using Microsoft.JSInterop;

namespace Optica.Portal.Features.Appointments.Components;

/// <summary>The functions of <c>wwwroot/js/calendar.js</c>; a lost connection is no failure, there is no browser to act in then.</summary>
/// <param name="runtime">The circuit's browser.</param>
/// <param name="moved">A visit was dropped: which, on which column, and minutes from the top.</param>
public sealed class CalendarScript(IJSRuntime runtime, Func<Guid, int, int, Task> moved) : IAsyncDisposable
{
    private DotNetObjectReference<CalendarScript>? self;
    private IJSObjectReference? module;

    /// <summary>Starts listening to keys and drags.</summary>
    public Task AttachAsync() => CallAsync("attach", self ??= DotNetObjectReference.Create(this));

    /// <summary>Brings the clock's line into sight.</summary>
    public Task ShowNowAsync() => CallAsync("showNow");

    /// <summary>Puts the focus on a visit as soon as it is drawn.</summary>
    public Task FocusAsync(Guid visit) => CallAsync("focusVisit", visit.ToString());

    /// <summary>Called by the script when a visit is dropped.</summary>
    [JSInvokable]
    public Task MovedAsync(Guid visit, int column, int top) => moved(visit, column, top);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (module is null)
        {
            return;
        }

        await CallAsync("detach");
        try
        {
            await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // the browser is gone, and the module with it
        }

        self?.Dispose();
    }

    private async Task CallAsync(string function, params object?[] arguments)
    {
        try
        {
            module ??= await runtime.InvokeAsync<IJSObjectReference>("import", "./js/calendar.js");
            await module.InvokeVoidAsync(function, arguments);
        }
        catch (JSDisconnectedException)
        {
            // nobody is looking any more
        }
    }
}

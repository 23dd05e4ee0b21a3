using Microsoft.JSInterop;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Appointments.Components;

/// <summary>The functions of <c>wwwroot/js/calendar.js</c>; a lost connection is no failure, there is no browser to act in then.</summary>
/// <param name="runtime">The circuit's browser.</param>
/// <param name="moved">A visit was dropped.</param>
public sealed class CalendarScript(IJSRuntime runtime, Func<DroppedVisit, Task> moved) : IAsyncDisposable
{
    private DotNetObjectReference<CalendarScript>? self;
    private IJSObjectReference? module;
    private bool isLeft;

    /// <summary>Starts listening to keys and drags.</summary>
    public async Task AttachAsync()
    {
        module ??= await LoadAsync();
        // left while the script was on its way: nobody would call it off again
        if (!isLeft)
        {
            await CallAsync("attach", self ??= DotNetObjectReference.Create(this));
        }
    }

    /// <summary>Brings the clock's line into sight.</summary>
    public Task ShowNowAsync() => CallAsync("showNow");

    /// <summary>Puts the focus on a visit as soon as it is drawn.</summary>
    public Task FocusAsync(Guid visit) => CallAsync("focusVisit", visit.ToString());

    /// <summary>Called by the script when a visit is dropped; nothing dropped is not asked about.</summary>
    [JSInvokable]
    public Task MovedAsync(DroppedVisit? drop) => drop is null ? Task.CompletedTask : moved(drop);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        isLeft = true;
        self?.Dispose();
        if (module is null)
        {
            return;
        }

        await CallAsync("detach");
        await module.ReleaseAsync();
    }

    private async Task CallAsync(string function, params object?[] arguments)
    {
        try
        {
            module ??= await LoadAsync();
            await (module?.InvokeVoidAsync(function, arguments) ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // nobody is looking any more
        }
    }

    private async Task<IJSObjectReference?> LoadAsync()
    {
        try
        {
            return await runtime.InvokeAsync<IJSObjectReference>("import", "./js/calendar.js");
        }
        catch (JSDisconnectedException)
        {
            // nobody is looking any more
            return null;
        }
    }
}

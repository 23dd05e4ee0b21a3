using Microsoft.JSInterop;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Appointments.Components;

/// <summary>The functions of <c>wwwroot/js/calendar.js</c>.</summary>
/// <param name="runtime">The circuit's browser.</param>
/// <param name="moved">A visit was dropped.</param>
public sealed class CalendarScript(IJSRuntime runtime, Func<DroppedVisit, Task> moved) : IAsyncDisposable
{
    private readonly ScriptModule script = new(runtime, "./js/calendar.js");
    private DotNetObjectReference<CalendarScript>? self;

    /// <summary>Starts listening to keys and drags.</summary>
    public Task AttachAsync() => script.CallAsync("attach", self ??= DotNetObjectReference.Create(this));

    /// <summary>Brings the clock's line into sight.</summary>
    public Task ShowNowAsync() => script.CallAsync("showNow");

    /// <summary>Puts the focus on a visit as soon as it is drawn.</summary>
    public Task FocusAsync(Guid visit) => script.CallAsync("focusVisit", visit.ToString());

    /// <summary>Called by the script when a visit is dropped; nothing dropped is not asked about.</summary>
    [JSInvokable]
    public Task MovedAsync(DroppedVisit? drop) => drop is null ? Task.CompletedTask : moved(drop);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await script.EndAsync("detach");
        self?.Dispose();
    }
}

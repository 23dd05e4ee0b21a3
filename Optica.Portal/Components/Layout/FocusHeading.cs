using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Components.Layout;

/// <summary>Puts the focus on the heading of another page, unless somebody types in it already; the framework's own part would take it away.</summary>
public sealed class FocusHeading(IJSRuntime runtime) : ComponentBase, IAsyncDisposable
{
    private readonly ScriptModule script = new(runtime, "./js/focus.js");
    private Type? shown;
    private bool toFocus;
    private bool arriving = true;

    /// <summary>The page.</summary>
    [Parameter, EditorRequired]
    public Microsoft.AspNetCore.Components.RouteData RouteData { get; set; } = default!;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => script.DisposeAsync();

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        toFocus |= shown != RouteData.PageType;
        shown = RouteData.PageType;
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!toFocus)
        {
            return;
        }

        toFocus = false;
        var first = arriving;
        arriving = false;
        await script.CallAsync("focusHeading", first);
    }
}

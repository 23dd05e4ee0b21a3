using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Optica.Portal.Components.Shared;

/// <summary>A component that shows the address: drawn anew whenever it changes, also by others.</summary>
public abstract class FollowsUrl : ComponentBase, IDisposable
{
    /// <summary>Where we are and how to go elsewhere.</summary>
    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    /// <summary>The address within the portal, with its leading slash.</summary>
    protected string Here => "/" + Navigation.ToBaseRelativePath(Navigation.Uri);

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc />
    protected override void OnInitialized() => Navigation.LocationChanged += Moved;

    /// <summary>What to do besides drawing anew.</summary>
    protected virtual Task MovedAsync() => Task.CompletedTask;

    /// <summary>Stops following.</summary>
    protected virtual void Dispose(bool disposing) => Navigation.LocationChanged -= Moved;

    private void Moved(object? sender, LocationChangedEventArgs args) =>
        _ = InvokeAsync(async () =>
        {
            try
            {
                await MovedAsync();
                StateHasChanged();
            }
            catch (Exception failure)
            {
                await DispatchExceptionAsync(failure);
            }
        });
}

using Microsoft.JSInterop;

namespace Optica.Portal.Components.Shared;

/// <summary>Scripts of components.</summary>
internal static class ScriptModules
{
    /// <summary>Lets a module go; a browser that is gone, or leaving and no longer answering, has let go of it already.</summary>
    public static async ValueTask ReleaseAsync(this IJSObjectReference? module)
    {
        try
        {
            await (module?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (Exception gone) when (gone is JSDisconnectedException or TaskCanceledException or ObjectDisposedException)
        {
            // nothing left to let go
        }
    }
}

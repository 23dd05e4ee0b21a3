using Microsoft.JSInterop;

namespace Optica.Portal.Components.Shared.Forms;

/// <summary>What the browser's script asks of a look-up.</summary>
/// <param name="find">Finds and shows.</param>
public sealed class LookupCall(Func<string, Task> find)
{
    private const int Longest = 200;

    /// <summary>Called by <c>forms.js</c> once nobody has typed for a moment.</summary>
    /// <param name="text">The input's text.</param>
    [JSInvokable]
    public Task FindAsync(string? text) => find(text is { Length: <= Longest } ? text : "");
}

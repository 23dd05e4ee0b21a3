using Microsoft.JSInterop;

namespace Optica.Portal.Components.Shared.Forms;

/// <summary>What the browser's script asks while somebody is typing.</summary>
/// <param name="answer">Takes the text, gives its shown form.</param>
public sealed class TypedText(Func<string, Task<string>> answer)
{
    private const int Longest = 1000;

    /// <summary>Called by <c>forms.js</c>.</summary>
    /// <param name="text">The input's text.</param>
    [JSInvokable]
    public Task<string> TypedAsync(string? text) => answer(text is { Length: <= Longest } ? text : "");
}

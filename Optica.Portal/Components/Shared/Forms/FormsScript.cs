using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Optica.Portal.Components.Shared.Forms;

/// <summary>The functions of <c>wwwroot/js/forms.js</c>; a lost connection is no failure, there is no browser to act in then.</summary>
/// <param name="runtime">The circuit's browser.</param>
public sealed class FormsScript(IJSRuntime runtime) : IAsyncDisposable
{
    private IJSObjectReference? module;
    private bool isGone;

    /// <summary>Puts the focus on the first field with a message.</summary>
    public Task FocusFirstInvalidAsync() => CallAsync("focusFirstInvalid");

    /// <summary>Puts the focus on an input.</summary>
    public Task FocusAsync(string id) => CallAsync("focusField", id);

    /// <summary>Puts the focus on the heading: what had it is gone.</summary>
    public Task FocusHeadingAsync() => CallAsync("focusHeading");

    /// <summary>Opens a dialog on top of the page.</summary>
    public Task OpenAsync(ElementReference dialog) => CallAsync("open", dialog);

    /// <summary>Closes a dialog.</summary>
    public Task CloseAsync(ElementReference dialog) => CallAsync("close", dialog);

    /// <summary>Loads the script, whose listeners serve every field of the page.</summary>
    public Task LoadAsync() => CallAsync("ready");

    /// <summary>Asks <paramref name="owner"/> for the shown form of what is being typed.</summary>
    /// <param name="input">The input.</param>
    /// <param name="owner">Who is asked.</param>
    /// <param name="known">The text as the server knows it: what was typed before the script came is told, too. Null tells only what comes.</param>
    public Task FormatAsTypedAsync<T>(ElementReference input, DotNetObjectReference<T> owner, string? known = null)
        where T : class => CallAsync("formatAsTyped", input, owner, known);

    /// <summary>Makes a combobox of an input: <paramref name="owner"/> finds, the script does the rest.</summary>
    public Task LookUpAsync(ElementReference input, DotNetObjectReference<LookupCall> owner) => CallAsync("lookUp", input, owner);

    /// <summary>Tells <paramref name="owner"/> at most once a second of what is typed around an element.</summary>
    public Task KeepDraftAsync<T>(ElementReference mark, DotNetObjectReference<T> owner)
        where T : class => CallAsync("keepDraft", mark, owner);

    /// <summary>Has what is typed around an element told at once; answered when it is kept.</summary>
    public Task TellDraftAsync(ElementReference mark) => CallAsync("tellDraft", mark);

    /// <summary>Types a text into an input, as its user had.</summary>
    public Task ResumeAsync(string id, string text) => CallAsync("resume", id, text);

    /// <summary>Puts what could not be taken back into an input, before what was typed since.</summary>
    public Task PutBackAsync(ElementReference input, string text) => CallAsync("putBack", input, text);

    /// <summary>Has an input tell its text once more, as if it had just been typed.</summary>
    public Task TellAsync(ElementReference input) => CallAsync("tellAgain", input);

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        isGone = true;
        return module.ReleaseAsync();
    }

    private async Task CallAsync(string function, params object?[] arguments)
    {
        // what was saved may have taken the component away that asked: there is nothing to do on the screen then
        if (isGone)
        {
            return;
        }

        try
        {
            module ??= await runtime.InvokeAsync<IJSObjectReference>("import", "./js/forms.js");
            await module.InvokeVoidAsync(function, arguments);
        }
        catch (JSDisconnectedException)
        {
            // nobody is looking any more
        }
    }
}

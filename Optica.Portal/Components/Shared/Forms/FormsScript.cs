using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Optica.Portal.Components.Shared.Forms;

/// <summary>The functions of <c>wwwroot/js/forms.js</c>.</summary>
/// <param name="runtime">The circuit's browser.</param>
public sealed class FormsScript(IJSRuntime runtime) : IAsyncDisposable
{
    private readonly ScriptModule script = new(runtime, "./js/forms.js");

    /// <summary>Puts the focus on the first field with a message.</summary>
    public Task FocusFirstInvalidAsync() => script.CallAsync("focusFirstInvalid");

    /// <summary>Puts the focus on an input.</summary>
    public Task FocusAsync(string id) => script.CallAsync("focusField", id);

    /// <summary>Puts the focus on the heading: what had it is gone.</summary>
    public Task FocusHeadingAsync() => script.CallAsync("focusHeading");

    /// <summary>Opens a dialog on top of the page.</summary>
    public Task OpenAsync(ElementReference dialog) => script.CallAsync("open", dialog);

    /// <summary>Closes a dialog.</summary>
    public Task CloseAsync(ElementReference dialog) => script.CallAsync("close", dialog);

    /// <summary>Loads the script, whose listeners serve every field of the page.</summary>
    public Task LoadAsync() => script.CallAsync("ready");

    /// <summary>Asks <paramref name="owner"/> for the shown form of what is being typed.</summary>
    /// <param name="input">The input.</param>
    /// <param name="owner">Who is asked.</param>
    /// <param name="known">The text as the server knows it: what was typed before the script came is told, too. Null tells only what comes.</param>
    public Task FormatAsTypedAsync<T>(ElementReference input, DotNetObjectReference<T> owner, string? known = null)
        where T : class => script.CallAsync("formatAsTyped", input, owner, known);

    /// <summary>Makes a combobox of an input: <paramref name="owner"/> finds, the script does the rest.</summary>
    public Task LookUpAsync(ElementReference input, DotNetObjectReference<LookupCall> owner) => script.CallAsync("lookUp", input, owner);

    /// <summary>Tells <paramref name="owner"/> at most once a second of what is typed around an element.</summary>
    public Task KeepDraftAsync<T>(ElementReference mark, DotNetObjectReference<T> owner)
        where T : class => script.CallAsync("keepDraft", mark, owner);

    /// <summary>Has what is typed around an element told at once; answered when it is kept.</summary>
    public Task TellDraftAsync(ElementReference mark) => script.CallAsync("tellDraft", mark);

    /// <summary>Types a text into an input, as its user had.</summary>
    public Task ResumeAsync(string id, string text) => script.CallAsync("resume", id, text);

    /// <summary>Puts what could not be taken back into an input, before what was typed since.</summary>
    public Task PutBackAsync(ElementReference input, string text) => script.CallAsync("putBack", input, text);

    /// <summary>Has an input tell its text once more, as if it had just been typed.</summary>
    public Task TellAsync(ElementReference input) => script.CallAsync("tellAgain", input);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => script.DisposeAsync();
}

using Microsoft.JSInterop;

namespace Optica.Portal.Components.Shared.Forms;

/// <summary>One line of text.</summary>
public sealed partial class TextField
{
    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        gone.Dispose();
        typed?.Dispose();
        await (script?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>What is being typed stands in the browser already: sending it back would overwrite letters typed meanwhile.</summary>
    protected override void OnParametersSet()
    {
        if (!held.IsTyping || held.Text != Value)
        {
            (shown, held) = (Value, default);
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && Format is not null)
        {
            script = new FormsScript(Runtime);
            typed = DotNetObjectReference.Create(new TypedText(text => InvokeOnRendererAsync(text)));
            await script.FormatAsTypedAsync(input, typed);
        }
    }

    private Task ChangedAsync(string? text)
    {
        (shown, held) = (Format is null ? text : Format(text), default);
        return SetAsync(shown);
    }

    private async Task<string> InvokeOnRendererAsync(string text)
    {
        var formatted = Format!(text);
        await InvokeAsync(() => gone.IsCancellationRequested ? Task.CompletedTask : TakeAsync(formatted));
        return formatted;
    }

    /// <summary>A message that stands is checked again at once; a new one waits until the text is complete.</summary>
    private Task TakeAsync(string text)
    {
        held = (true, text);
        var stands = Form?.GetValidationMessages(Field).Any() ?? false;
        return SetAsync(text, check: stands || IsComplete?.Invoke(text) == true);
    }
}

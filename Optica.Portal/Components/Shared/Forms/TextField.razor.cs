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

    private Task ChangedAsync(string? text) => SetAsync(Format is null ? text : Format(text));

    private async Task<string> InvokeOnRendererAsync(string text)
    {
        var shown = Format!(text);
        await InvokeAsync(() => gone.IsCancellationRequested ? Task.CompletedTask : TakeAsync(shown));
        return shown;
    }

    /// <summary>A message that stands is checked again at once; a new one waits until the text is complete.</summary>
    private Task TakeAsync(string text)
    {
        var stands = Form?.GetValidationMessages(Field).Any() ?? false;
        return SetAsync(text, check: stands || IsComplete?.Invoke(text) == true);
    }
}

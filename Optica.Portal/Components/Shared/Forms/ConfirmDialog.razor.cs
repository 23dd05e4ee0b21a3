using Microsoft.AspNetCore.Components;

namespace Optica.Portal.Components.Shared.Forms;

/// <summary>Asks before something happens: <c>if (await dialog.AskAsync() is { } answer)</c>. Escape and Cancel are no.</summary>
public sealed partial class ConfirmDialog
{
    private ElementReference dialog;
    private FormsScript? script;
    private TaskCompletionSource<ConfirmAnswer?>? asking;
    private bool toOpen;
    private string? reason;
    private bool reasonMissing;

    /// <summary>The question.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>What will happen.</summary>
    [Parameter]
    public string? Text { get; set; }

    /// <summary>More than a line of text.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Words of the yes button: what it does.</summary>
    [Parameter]
    public string? ConfirmText { get; set; }

    /// <summary>Words of the no button.</summary>
    [Parameter]
    public string? CancelText { get; set; }

    /// <summary>Whether yes destroys something.</summary>
    [Parameter]
    public bool Danger { get; set; }

    /// <summary>Asks for a reason under this label; yes needs one.</summary>
    [Parameter]
    public string? ReasonLabel { get; set; }

    /// <summary>Longest reason.</summary>
    [Parameter]
    public int ReasonMaxLength { get; set; } = 400;

    /// <summary>Tells apart the dialogs of one page.</summary>
    [Parameter]
    public string Id { get; set; } = "confirm";

    private string TitleId => $"{Id}-title";

    private string TextId => $"{Id}-text";

    private string ReasonId => $"{Id}-reason";

    private string ReasonErrorId => $"{Id}-reason-error";

    /// <summary>Opens the dialog and waits for the answer.</summary>
    /// <returns>Null for no.</returns>
    public Task<ConfirmAnswer?> AskAsync()
    {
        asking?.TrySetResult(null);
        asking = new TaskCompletionSource<ConfirmAnswer?>(TaskCreationOptions.RunContinuationsAsynchronously);
        (reason, reasonMissing, toOpen) = (null, false, true);
        StateHasChanged();
        return asking.Task;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        asking?.TrySetResult(null);
        return script?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (toOpen)
        {
            toOpen = false;
            script ??= new FormsScript(Runtime);
            await script.OpenAsync(dialog);
        }
    }

    private Task Confirm()
    {
        reasonMissing = ReasonLabel is not null && string.IsNullOrWhiteSpace(reason);
        return reasonMissing ? Task.CompletedTask : AnswerAsync(new ConfirmAnswer(reason?.Trim()));
    }

    private Task Cancel() => AnswerAsync(null);

    private async Task AnswerAsync(ConfirmAnswer? answer)
    {
        if (asking is not { } asked)
        {
            return;
        }

        asking = null;
        if (script is not null)
        {
            await script.CloseAsync(dialog);
        }

        asked.TrySetResult(answer);
    }
}

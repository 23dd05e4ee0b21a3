using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Optica.Domain.Common;

namespace Optica.Portal.Components.Shared.Forms;

/// <summary>
/// Asks for a few fields and does something with them. It stays open while that is refused, with what was typed; only a record that
/// somebody else changed meanwhile is the page's to tell.
/// </summary>
public sealed partial class DialogForm
{
    private ElementReference dialog;
    private FormsScript? script;
    private EditContext? form;
    private ValidationMessageStore? answers;
    private string? problem;
    private bool saving;
    private bool toOpen;

    /// <summary>Tells apart the dialogs of one page.</summary>
    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    /// <summary>The question.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>Words of the yes button: what it does.</summary>
    [Parameter, EditorRequired]
    public string ConfirmText { get; set; } = "";

    /// <summary>Words of the no button.</summary>
    [Parameter]
    public string? CancelText { get; set; }

    /// <summary>Whether nothing can be done as things stand; the content says why.</summary>
    [Parameter]
    public bool Blocked { get; set; }

    /// <summary>The fields.</summary>
    [Parameter, EditorRequired]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Does it; null when that went well.</summary>
    [Parameter, EditorRequired]
    public Func<Task<Error?>> Save { get; set; } = default!;

    /// <summary>Somebody else changed the record: the dialog is closed.</summary>
    [Parameter]
    public EventCallback<Error> Failed { get; set; }

    private string TitleId => $"{Id}-title";

    /// <summary>Opens the dialog.</summary>
    /// <param name="model">What is typed into; messages of its properties stand beside their fields.</param>
    public void Open(object model)
    {
        form = new EditContext(model);
        answers = new ValidationMessageStore(form);
        form.OnFieldChanged += (_, changed) => answers.Clear(changed.FieldIdentifier);
        (problem, toOpen) = (null, true);
        StateHasChanged();
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => script?.DisposeAsync() ?? ValueTask.CompletedTask;

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

    private async Task SubmitAsync()
    {
        answers?.Clear();
        // what is left then is what fields could not read
        if (saving || form is null || form.GetValidationMessages().Any())
        {
            return;
        }

        (saving, problem) = (true, null);
        try
        {
            await TellAsync(await Save());
        }
        finally
        {
            saving = false;
        }
    }

    private async Task TellAsync(Error? error)
    {
        switch (error)
        {
            case Invalid invalid when form is not null:
                foreach (var field in invalid.Fields)
                {
                    answers!.Add(form.Field(field.Field), field.Message);
                }

                form.NotifyValidationStateChanged();
                break;
            case null or VersionConflict:
                await CloseAsync();
                await (error is null ? Task.CompletedTask : Failed.InvokeAsync(error));
                break;
            default:
                problem = error.Message;
                break;
        }
    }

    private Task CloseAsync()
    {
        Closed();
        return script?.CloseAsync(dialog) ?? Task.CompletedTask;
    }

    private void Closed()
    {
        // what is being saved is answered here
        if (!saving)
        {
            (form, answers) = (null, null);
        }
    }
}

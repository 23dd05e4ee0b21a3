using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using Optica.Domain.Common;

namespace Optica.Portal.Components.Shared.Forms;

/// <summary>A form in the side panel: rules beside the fields, Ctrl+S, one save at a time, and a question before typed text is left.</summary>
public sealed partial class SideForm(IJSRuntime runtime, NavigationManager navigation) : IAsyncDisposable
{
    private EditContext form = default!;
    private FluentValidationValidator validator = default!;
    private UnsavedChanges guard = default!;
    private FormsScript? script;
    private Error? problem;
    private bool dirty;
    private bool saving;
    private bool toFocus;

    /// <summary>What the form is about.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>Address of the page without the form.</summary>
    [Parameter, EditorRequired]
    public string CloseHref { get; set; } = "";

    /// <summary>What is typed into; its validator is found by its type. Another model needs another form: give a key.</summary>
    [Parameter, EditorRequired]
    public object Model { get; set; } = default!;

    /// <summary>Saves the model; null when it is saved.</summary>
    [Parameter, EditorRequired]
    public Func<Task<Error?>> Save { get; set; } = default!;

    /// <summary>What is kept while somebody types; null keeps nothing.</summary>
    [Parameter]
    public DraftOf? Draft { get; set; }

    /// <summary>Called once it is saved and the form is closed.</summary>
    [Parameter]
    public EventCallback Saved { get; set; }

    /// <summary>The field an error belongs to, or null for the whole form.</summary>
    [Parameter]
    public Func<Error, string?> FieldOf { get; set; } = _ => null;

    /// <summary>Whether an address shows this form, too: going there is no leaving.</summary>
    [Parameter]
    public Func<string, bool>? Keeps { get; set; }

    /// <summary>It would be refused as it stands: it cannot be sent.</summary>
    [Parameter]
    public bool Blocked { get; set; }

    /// <summary>Words of the save button; null for the usual.</summary>
    [Parameter]
    public string? SaveText { get; set; }

    /// <summary>The fields.</summary>
    [Parameter, EditorRequired]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>More about the error that is shown.</summary>
    [Parameter]
    public RenderFragment? Notice { get; set; }

    /// <summary>Id of the form.</summary>
    [Parameter]
    public string Id { get; set; } = "side-form";

    /// <inheritdoc />
    public ValueTask DisposeAsync() => script?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        form = new EditContext(Model);
        form.OnFieldChanged += (_, _) => Touch();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        script ??= new FormsScript(runtime);
        if (firstRender)
        {
            // Ctrl+S while typing
            await script.LoadAsync();
        }

        if (toFocus)
        {
            toFocus = false;
            await script.FocusFirstInvalidAsync();
        }
    }

    private void Touch()
    {
        dirty = true;
        StateHasChanged();
    }

    private async Task SaveAsync()
    {
        if (saving || Blocked)
        {
            return;
        }

        (saving, problem) = (true, null);
        try
        {
            var error = await validator.ValidateAsync() ? await Save() : new Invalid([]);
            if (error is not null)
            {
                Tell(error);
                return;
            }

            await guard.ReleaseAsync();
            navigation.NavigateTo(CloseHref);
            await Saved.InvokeAsync();
        }
        finally
        {
            saving = false;
        }
    }

    private void Tell(Error error)
    {
        toFocus = true;
        if (error is Invalid invalid)
        {
            validator.Show(invalid.Fields);
        }
        else if (FieldOf(error) is { } field)
        {
            validator.Show([new FieldError(field, error.Code, error.Message)]);
        }
        else
        {
            problem = error;
        }
    }
}

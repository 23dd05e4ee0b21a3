using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using Optica.Domain.Common;

namespace Optica.Portal.Components.Shared.Forms;

/// <summary>The form of an organisation's settings.</summary>
public sealed partial class SettingsForm(Toasts toasts, IJSRuntime runtime) : IAsyncDisposable
{
    private readonly FormsScript script = new(runtime);
    private EditContext form = default!;
    private FluentValidationValidator validator = default!;
    private UnsavedChanges guard = default!;
    private Error? problem;
    private bool dirty;
    private bool saving;
    private bool toFocus;

    /// <summary>Id of the heading.</summary>
    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    /// <summary>What is set.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>What it changes, and what it leaves.</summary>
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    /// <summary>Where leaving leads.</summary>
    [Parameter, EditorRequired]
    public string CancelHref { get; set; } = "";

    /// <summary>What is typed into; its validator is found by its type. Another model needs another form: give a key.</summary>
    [Parameter, EditorRequired]
    public object Model { get; set; } = default!;

    /// <summary>Whether what is typed differs from what stands.</summary>
    [Parameter, EditorRequired]
    public Func<bool> Differs { get; set; } = default!;

    /// <summary>Saves the model; null when it is saved.</summary>
    [Parameter, EditorRequired]
    public Func<Task<Error?>> Save { get; set; } = default!;

    /// <summary>It is saved, or to be read again.</summary>
    [Parameter]
    public EventCallback Saved { get; set; }

    /// <summary>The fields, side by side.</summary>
    [Parameter, EditorRequired]
    public RenderFragment? Fields { get; set; }

    /// <summary>What stands below them.</summary>
    [Parameter]
    public RenderFragment? More { get; set; }

    /// <summary>Something was typed that no field tells of.</summary>
    public void Touch()
    {
        dirty = Differs();
        StateHasChanged();
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => script.DisposeAsync();

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        form = new EditContext(Model);
        form.OnFieldChanged += (_, _) => Touch();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
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

    private async Task ReloadAsync()
    {
        await guard.ReleaseAsync();
        await Saved.InvokeAsync();
    }

    private async Task SaveAsync()
    {
        if (saving)
        {
            return;
        }

        (saving, problem) = (true, null);
        try
        {
            toFocus = !await validator.ValidateAsync();
            if (toFocus)
            {
                return;
            }

            if (await Save() is { } error)
            {
                Tell(error);
                return;
            }

            dirty = false;
            toasts.Success(Words["settings_saved"]);
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
        else
        {
            problem = error;
        }
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using Optica.Data.Quotes;
using Optica.Domain.Common;
using Optica.Domain.Quotes;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Quotes.Components;

/// <summary>Changes how long quotes made from now on can be accepted, and how long what is bought is under warranty (DOMAIN §6, §9).</summary>
public sealed partial class QuoteRulesForm(QuoteSettingsService service, Toasts toasts, IJSRuntime runtime)
{
    private readonly FormsScript script = new(runtime);
    private QuoteRulesInput model = new();
    private EditContext form = default!;
    private FluentValidationValidator validator = default!;
    private UnsavedChanges guard = default!;
    private Error? problem;
    private bool dirty;
    private bool saving;
    private bool toFocus;

    /// <summary>The settings as they stand. Others need another form: give a key.</summary>
    [Parameter, EditorRequired]
    public QuoteSettings Settings { get; set; } = default!;

    /// <summary>They are saved, or to be read again.</summary>
    [Parameter]
    public EventCallback Saved { get; set; }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => script.DisposeAsync();

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        model = QuoteRulesInput.Of(Settings.Rules);
        form = new EditContext(model);
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

    private void Touch()
    {
        dirty = model.ToRules() != Settings.Rules;
        StateHasChanged();
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

            var result = await service.ChangeAsync(model.ToRules(), Settings.Version, CancellationToken.None);
            if (result.Error is { } error)
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

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using Optica.Domain.Agreements;
using Optica.Domain.Common;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Customers.Components.Profile;

/// <summary>Gives a customer a discount of their own, changes it or takes it away.</summary>
public sealed partial class DiscountForm(IJSRuntime runtime)
{
    private readonly DiscountInput input = new();
    private EditContext form = default!;
    private FluentValidationValidator validator = default!;
    private FormsScript? script;
    private Error? problem;
    private bool dirty;
    private bool saving;
    private bool toFocus;

    /// <summary>The discount as it stands.</summary>
    [Parameter]
    public int? Percent { get; set; }

    /// <summary>Its reason.</summary>
    [Parameter]
    public string? Reason { get; set; }

    /// <summary>Saves; null when it is saved.</summary>
    [Parameter, EditorRequired]
    public Func<DiscountInput, Task<Error?>> Save { get; set; } = default!;

    /// <summary>Given up.</summary>
    [Parameter]
    public EventCallback Closed { get; set; }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => script?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        (input.DiscountPercent, input.DiscountReason) = (Percent, Reason);
        form = new EditContext(input);
        form.OnFieldChanged += (_, _) =>
        {
            dirty = true;
            StateHasChanged();
        };
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

    private async Task SaveAsync(DiscountInput wish)
    {
        if (saving)
        {
            return;
        }

        (saving, problem) = (true, null);
        try
        {
            if (wish == input && !await IsCompleteAsync())
            {
                toFocus = true;
                return;
            }

            var error = await Save(new DiscountInput { DiscountPercent = wish.DiscountPercent, DiscountReason = wish.DiscountReason });
            toFocus = error is not null;
            if (error is Invalid invalid)
            {
                validator.Show(invalid.Fields);
            }
            else
            {
                problem = error;
            }
        }
        finally
        {
            saving = false;
        }
    }

    /// <summary>Nothing would take the discount away: that has a button of its own.</summary>
    private async Task<bool> IsCompleteAsync()
    {
        var isValid = await validator.ValidateAsync();
        if (input.DiscountPercent is not null || !isValid)
        {
            return isValid;
        }

        validator.Show(Invalid.At(nameof(DiscountInput.DiscountPercent), "discount_out_of_range").Fields);
        return false;
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using Optica.Domain.Prescriptions;
using Optica.Portal.Features.Prescriptions.Entry;

namespace Optica.Portal.Features.Prescriptions.Components;

/// <summary>
/// The entry grid of a prescription, inside a form of <see cref="PrescriptionInput"/>. Texts that are no values stay as typed, with a
/// message that keeps the form from being saved (CL-8).
/// </summary>
public sealed partial class PrescriptionGrid(IJSRuntime runtime)
{
    private readonly EntryScript script = new(runtime);
    private GridState? state;
    private ValidationMessageStore? refusals;
    private bool prismWanted;
    private string? toFocus;

    /// <summary>The entry.</summary>
    [Parameter, EditorRequired]
    public EntryDesk Desk { get; set; } = default!;

    /// <summary>What is filled; the form's model.</summary>
    [Parameter, EditorRequired]
    public PrescriptionInput Input { get; set; } = default!;

    /// <summary>Something was typed, corrected or copied.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    [CascadingParameter]
    private EditContext Form { get; set; } = default!;

    private bool HasPrism =>
        Eyes.Both.Any(eye =>
            Input.Of(eye)
                is { HorizontalPrism: not null }
                    or { HorizontalBase: not null }
                    or { VerticalPrism: not null }
                    or { VerticalBase: not null }
        ) || Desk.Sheet.Refusals.Any(refusal => refusal.Cell is EyeCell cell && EntryColumns.Prism.Columns.Contains(cell.Column));

    private bool ShowsPrism => prismWanted || HasPrism;

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        if (state is not null)
        {
            state.Form.OnValidationStateChanged -= Validated;
        }

        return script.DisposeAsync();
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (state?.Form != Form || state.Desk != Desk)
        {
            if (state is not null)
            {
                state.Form.OnValidationStateChanged -= Validated;
            }

            (state, refusals) = (new GridState(Desk, Input, Form), new ValidationMessageStore(Form));
            Form.OnValidationStateChanged += Validated;
        }

        Refuse();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await script.LoadAsync();
        }

        if (toFocus is { } id)
        {
            toFocus = null;
            await script.FocusAsync(id);
        }
    }

    private void Validated(object? sender, ValidationStateChangedEventArgs args) => _ = InvokeAsync(StateHasChanged);

    private Task TypeAsync((EntryCell Cell, string? Text) typed)
    {
        Desk.Type(typed.Cell, typed.Text);
        return TellAsync(typed.Cell.Path);
    }

    private Task AcceptAsync(EntryOffer offer)
    {
        Desk.Accept(offer);
        return TellAsync(offer is ValueOffer { Cell: var cell } ? cell.Path : nameof(PrescriptionInput.Right));
    }

    private Task CopyAsync()
    {
        Desk.CopyRightToLeft();
        return TellAsync(nameof(PrescriptionInput.Left));
    }

    private void TogglePrism()
    {
        prismWanted = !ShowsPrism;
        toFocus = prismWanted ? new EyeCell(EntryColumns.Prism.Columns[0], Eye.Right).Id : null;
    }

    /// <summary>Texts that are refused are messages of the form before its rules are asked: "enter a sphere" beside them would only puzzle.</summary>
    private Task TellAsync(string path)
    {
        Refuse();
        Form.NotifyFieldChanged(state!.Field(path));
        return Changed.InvokeAsync();
    }

    private void Refuse()
    {
        refusals!.Clear();
        foreach (var refusal in Desk.Sheet.Refusals)
        {
            refusals.Add(state!.Field(refusal.Cell.Path), refusal.Fault.Message);
        }
    }
}

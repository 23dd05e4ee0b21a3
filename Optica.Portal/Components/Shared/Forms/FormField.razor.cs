using Microsoft.AspNetCore.Components.Forms;

namespace Optica.Portal.Components.Shared.Forms;

/// <summary>Label, hint and messages around one input, tied together for eyes and screen readers.</summary>
public sealed partial class FormField
{
    private FieldIdentifier Identifier { get; set; }

    private IReadOnlyList<string> Messages { get; set; } = [];

    private string InputId => Id ?? $"field-{Identifier.FieldName}";

    private string HintId => $"{InputId}-hint";

    private string ErrorId => $"{InputId}-error";

    private FieldInput Input
    {
        get
        {
            string?[] about = [string.IsNullOrEmpty(Hint) ? null : HintId, Messages.Count == 0 ? null : ErrorId];
            var describedBy = string.Join(' ', about.OfType<string>());
            return new FieldInput(InputId, describedBy.Length == 0 ? null : describedBy, Messages.Count > 0, Required);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (Form is not null)
        {
            Form.OnValidationStateChanged -= Validated;
        }
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        if (Form is not null)
        {
            Form.OnValidationStateChanged += Validated;
        }
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        Identifier = Field ?? (For is null ? default : FieldIdentifier.Create(For));
        Read();
    }

    private bool Read()
    {
        var before = Messages;
        Messages = Form is null || Identifier.Model is null ? [] : [.. All(Form).Distinct(StringComparer.Ordinal)];
        return !before.SequenceEqual(Messages, StringComparer.Ordinal);
    }

    private IEnumerable<string> All(EditContext form) =>
        Also is null
            ? form.GetValidationMessages(Identifier)
            : form.GetValidationMessages(Identifier).Concat(form.GetValidationMessages(FieldIdentifier.Create(Also)));

    private void Validated(object? sender, ValidationStateChangedEventArgs args)
    {
        if (Read())
        {
            _ = InvokeAsync(StateHasChanged);
        }
    }
}

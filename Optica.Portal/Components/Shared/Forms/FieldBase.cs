using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Optica.Portal.Components.Shared.Forms;

/// <summary>What every field of a form has: label, hint, a bound value, and news to the form when the value changes.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public abstract class FieldBase<T> : ComponentBase
{
    /// <summary>Name of the field as the user reads it.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>A line of help under the input.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>Marks the field as needed; the validator decides.</summary>
    [Parameter]
    public bool Required { get; set; }

    /// <summary>Whether nothing can be typed.</summary>
    [Parameter]
    public bool Disabled { get; set; }

    /// <summary>Id of the input; the property's name by default.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>Further classes of the surrounding element.</summary>
    [Parameter]
    public string? Class { get; set; }

    /// <summary>The value.</summary>
    [Parameter]
    public T? Value { get; set; }

    /// <summary>Tells of a new value.</summary>
    [Parameter]
    public EventCallback<T?> ValueChanged { get; set; }

    /// <summary>Where the value stands; given by <c>@bind-Value</c>.</summary>
    [Parameter]
    public Expression<Func<T?>>? ValueExpression { get; set; }

    /// <summary>Another field whose messages stand here, too.</summary>
    [Parameter]
    public Expression<Func<object?>>? Also { get; set; }

    /// <summary>What stands under the input, such as an offer.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>The form around the field, if any.</summary>
    [CascadingParameter]
    protected EditContext? Form { get; set; }

    /// <summary>The field of the form.</summary>
    protected FieldIdentifier Field { get; private set; }

    /// <inheritdoc />
    protected override void OnInitialized() =>
        Field = ValueExpression is null ? new FieldIdentifier(this, "Value") : FieldIdentifier.Create(ValueExpression);

    /// <summary>Takes a new value and tells owner and form.</summary>
    /// <param name="value">The value.</param>
    /// <param name="check">Whether the form shows the field's messages now; not while somebody is still typing.</param>
    protected async Task SetAsync(T? value, bool check = true)
    {
        Value = value;
        await ValueChanged.InvokeAsync(value);
        if (check)
        {
            Form?.NotifyFieldChanged(Field);
        }
    }
}

using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using Optica.Portal.Resources;

namespace Optica.Portal.Components.Shared.Forms;

/// <summary>
/// A text input for a value with a notation of its own. What cannot be read stays as typed, with a message that keeps the form from
/// being saved.
/// </summary>
/// <typeparam name="T">Type of the value.</typeparam>
public abstract class TypedField<T>(IStringLocalizer<FormTexts> words) : FieldBase<T?>
    where T : struct
{
    private ValidationMessageStore? unreadable;
    private T? known;

    /// <summary>What stands in the input.</summary>
    protected string? Text { get; private set; }

    /// <summary>The form's words.</summary>
    protected IStringLocalizer<FormTexts> Words => words;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        base.OnInitialized();
        unreadable = Form is null ? null : new ValidationMessageStore(Form);
        Text = Show(known = Value);
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (!Nullable.Equals(known, Value))
        {
            Text = Show(known = Value);
            unreadable?.Clear(Field);
        }
    }

    /// <summary>The shown form, empty for none.</summary>
    protected abstract string Show(T? value);

    /// <summary>Reads what was typed.</summary>
    /// <returns>The value or null for nothing; or the message why it cannot be read.</returns>
    protected abstract (T? Value, string? Problem) Read(string? text);

    /// <summary>Takes what is being typed: the owner has the value, the text stays the user's and messages wait.</summary>
    protected Task TypedAsync(string? typed)
    {
        var (value, problem) = Read(typed);
        return problem is null ? SetAsync(known = value, check: false) : Task.CompletedTask;
    }

    /// <summary>Takes what was typed.</summary>
    protected Task ChangedAsync(string? typed)
    {
        unreadable?.Clear(Field);
        var (value, problem) = Read(typed);
        if (problem is not null)
        {
            Text = typed;
            unreadable?.Add(Field, problem);
            return SetAsync(known);
        }

        Text = Show(known = value);
        return SetAsync(known);
    }
}

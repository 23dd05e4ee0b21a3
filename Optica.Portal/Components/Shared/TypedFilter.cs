using Microsoft.AspNetCore.Components;

namespace Optica.Portal.Components.Shared;

/// <summary>A typed value that narrows a list. What cannot be read stays as typed, is marked, and changes nothing: the list stays as it was.</summary>
/// <typeparam name="TValue">What is typed: a day, a time, an amount.</typeparam>
public abstract class TypedFilter<TValue> : ComponentBase
    where TValue : struct
{
    private TValue? known;

    /// <summary>Of the field in the page.</summary>
    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    /// <summary>What it is about.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>How it may be typed.</summary>
    [Parameter]
    public string? Placeholder { get; set; }

    /// <summary>What the list is narrowed to; null for all.</summary>
    [Parameter]
    public TValue? Value { get; set; }

    /// <summary>Hears of another one.</summary>
    [Parameter]
    public EventCallback<TValue?> ValueChanged { get; set; }

    /// <summary>What stands in the field.</summary>
    protected string? Text { get; private set; }

    /// <summary>Whether what stands there cannot be read.</summary>
    protected bool IsUnreadable { get; private set; }

    /// <summary>Id of the message that says how it is typed; null while there is none.</summary>
    protected string? MessageId => IsUnreadable ? $"{Id}-unread" : null;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (Text is null || !Nullable.Equals(known, Value))
        {
            (known, Text, IsUnreadable) = (Value, Show(Value), false);
        }
    }

    /// <summary>A value as the shops write it, empty for none.</summary>
    protected abstract string Show(TValue? value);

    /// <summary>Reads what was typed; null when it cannot be read.</summary>
    protected abstract TValue? Read(string typed);

    /// <summary>Takes what was typed.</summary>
    protected Task TypedAsync(string? typed)
    {
        TValue? read = string.IsNullOrWhiteSpace(typed) ? null : Read(typed);
        IsUnreadable = read is null && !string.IsNullOrWhiteSpace(typed);
        if (IsUnreadable)
        {
            Text = typed;
            return Task.CompletedTask;
        }

        (known, Text) = (read, Show(read));
        return Nullable.Equals(known, Value) ? Task.CompletedTask : ValueChanged.InvokeAsync(known);
    }
}

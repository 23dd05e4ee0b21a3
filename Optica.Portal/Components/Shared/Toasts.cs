namespace Optica.Portal.Components.Shared;

/// <summary>Short messages at the edge of the screen. One per circuit.</summary>
public sealed class Toasts
{
    /// <summary>Most messages at once: more would cover what they are about.</summary>
    public const int Most = 3;

    private readonly List<Toast> shown = [];

    /// <summary>Raised when the list changes.</summary>
    public event EventHandler? Changed;

    /// <summary>What is on screen, oldest first.</summary>
    public IReadOnlyList<Toast> Shown => shown;

    /// <summary>It worked.</summary>
    public void Success(string text, ToastAction? action = null) => Show(new Toast(ToastKind.Success, text, action));

    /// <summary>Worth knowing.</summary>
    public void Info(string text, ToastAction? action = null) => Show(new Toast(ToastKind.Info, text, action));

    /// <summary>It did not work. Stays until closed.</summary>
    public void Error(string text) => Show(new Toast(ToastKind.Error, text));

    /// <summary>Takes a message off the screen.</summary>
    public void Close(Toast toast)
    {
        if (shown.Remove(toast))
        {
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    private void Show(Toast toast)
    {
        // the same once more is the same: what was said before only stands in the way
        shown.RemoveAll(known => (known.Kind, known.Text) == (toast.Kind, toast.Text) && (known.Action ?? toast.Action) is null);
        shown.Add(toast);
        if (shown.Count > Most)
        {
            // what went wrong stays until it is closed, as long as there is anything else to give up
            shown.RemoveAt(Math.Max(0, shown.FindIndex(known => known.Kind != ToastKind.Error)));
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }
}

/// <summary>What a message is about.</summary>
public enum ToastKind
{
    /// <summary>It worked.</summary>
    Success,

    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>It did not work.</summary>
    Error,
}

/// <summary>Something to do from a message, such as undoing.</summary>
/// <param name="Text">What the button says.</param>
/// <param name="RunAsync">What it does, in the circuit.</param>
public sealed record ToastAction(string Text, Func<Task> RunAsync);

/// <summary>One message; told apart by reference.</summary>
/// <param name="kind">What it is about.</param>
/// <param name="text">What it says.</param>
/// <param name="action">What can be done.</param>
public sealed class Toast(ToastKind kind, string text, ToastAction? action = null)
{
    /// <summary>What it is about.</summary>
    public ToastKind Kind => kind;

    /// <summary>What it says.</summary>
    public string Text => text;

    /// <summary>What can be done.</summary>
    public ToastAction? Action => action;

    /// <summary>How long it stays; null until closed.</summary>
    public TimeSpan? Stays =>
        kind is ToastKind.Error ? null
        : action is null ? TimeSpan.FromSeconds(5)
        : TimeSpan.FromSeconds(10);
}

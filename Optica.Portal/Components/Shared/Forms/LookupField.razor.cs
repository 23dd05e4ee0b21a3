using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Optica.Portal.Resources;

namespace Optica.Portal.Components.Shared.Forms;

/// <summary>
/// A text that may be chosen from what the server finds while typing. The script asks after 250 ms of rest; a newer question cancels
/// the older one, and whatever is chosen from the list or typed exactly is <see cref="Picked"/>.
/// </summary>
/// <typeparam name="TItem">What is found; told apart by equality.</typeparam>
public sealed partial class LookupField<TItem>(
    IJSRuntime runtime,
    IStringLocalizer<FormTexts> words,
    ILogger<LookupField<TItem>> log,
    TimeProvider time
) : IAsyncDisposable
    where TItem : class
{
    private readonly CancellationTokenSource gone = new();
    private readonly Latest asking = new();
    private ElementReference input;
    private FormsScript? script;
    private DotNetObjectReference<LookupCall>? call;
    private IReadOnlyList<TItem> items = [];
    private string? said;

    /// <summary>Finds what fits a text; empty text may offer the first ones.</summary>
    [Parameter, EditorRequired]
    public Func<string?, CancellationToken, Task<IReadOnlyList<TItem>>> Find { get; set; } = default!;

    /// <summary>What stands in the input once an item is chosen.</summary>
    [Parameter, EditorRequired]
    public Func<TItem, string> TextOf { get; set; } = default!;

    /// <summary>Whether a typed text, such as a code from a scanner, names an item beyond doubt: then leaving the input chooses it.</summary>
    [Parameter]
    public Func<TItem, string, bool>? IsNamed { get; set; }

    /// <summary>An item in the list.</summary>
    [Parameter, EditorRequired]
    public RenderFragment<TItem> Option { get; set; } = default!;

    /// <summary>An item was chosen; the text has been told before.</summary>
    [Parameter]
    public EventCallback<TItem> Picked { get; set; }

    /// <summary>What is said when nothing fits.</summary>
    [Parameter]
    public string? NoneText { get; set; }

    /// <summary>Stands in the empty input.</summary>
    [Parameter]
    public string? Placeholder { get; set; }

    /// <summary>Longest text.</summary>
    [Parameter]
    public int MaxLength { get; set; } = 100;

    /// <summary>Key that puts the focus here, or null.</summary>
    [Parameter]
    public string? Shortcut { get; set; }

    private string ListId => $"{Id ?? $"field-{Field.FieldName}"}-list";

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        gone.Dispose();
        asking.Dispose();
        call?.Dispose();
        await (script?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>Finds and shows; called by the script.</summary>
    /// <param name="text">What stands in the input.</param>
    public async Task FindAsync(string? text)
    {
        var mine = asking.Begin();
        if (await AskAsync(text, mine) is { } found && !mine.IsCancellationRequested)
        {
            items = found;
            said = found.Count == 0 && string.IsNullOrWhiteSpace(text) ? null : Told(found.Count);
            StateHasChanged();
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            script = new FormsScript(runtime);
            call = DotNetObjectReference.Create(
                new LookupCall(text => InvokeAsync(() => gone.IsCancellationRequested ? Task.CompletedTask : FindAsync(text)))
            );
            await script.LookUpAsync(input, call);
        }
    }

    private string Told(int count) =>
        count switch
        {
            0 => NoneText ?? words["lookup_none"],
            1 => words["lookup_one"],
            _ => words["lookup_found", count],
        };

    private async Task PickAsync(TItem item)
    {
        (items, said) = ([], null);
        await SetAsync(TextOf(item));
        await Picked.InvokeAsync(item);
    }

    /// <summary>Left the input with another text than before.</summary>
    private async Task ChangedAsync(string? text)
    {
        if (text == Value)
        {
            return;
        }

        await SetAsync(text);
        if (IsNamed is not null && text?.Trim() is { Length: > 0 } typed)
        {
            bool Fits(TItem item) => IsNamed(item, typed);
            var named = items.FirstOrDefault(Fits) ?? (await AskAsync(typed, gone.Token) ?? []).FirstOrDefault(Fits);
            if (named is not null)
            {
                await PickAsync(named);
            }
        }
    }

    /// <returns>What was found; null when the question was withdrawn, or failed: that costs the list, never what stands in the form.</returns>
    private async Task<IReadOnlyList<TItem>?> AskAsync(string? text, CancellationToken cancellation)
    {
        try
        {
            return await Find(text, cancellation);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            // more was typed, or nobody is looking; drivers tell of a cancelled query in several ways
            return null;
        }
        catch (Exception failure)
        {
            var number = Trace.Id(time);
            LookupFailed(log, number, failure);
            (items, said) = ([], words["lookup_failed", number]);
            StateHasChanged();
            return null;
        }
    }

    [LoggerMessage(EventId = 3002, Level = LogLevel.Error, Message = "A look-up failed, trace {TraceId}")]
    private static partial void LookupFailed(ILogger logger, string traceId, Exception exception);
}

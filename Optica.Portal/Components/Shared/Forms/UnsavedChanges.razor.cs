using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using Optica.Data.Drafts;
using Optica.Domain.Common;
using Optica.Domain.Drafts;

namespace Optica.Portal.Components.Shared.Forms;

/// <summary>
/// What was typed and is not saved is neither left unseen nor lost: leaving asks, and what is typed is kept on the server, to be offered
/// after a lost connection, a restart or from another tab (SECURITY 20).
/// </summary>
public sealed partial class UnsavedChanges(
    DraftService drafts,
    Toasts toasts,
    IJSRuntime runtime,
    TimeProvider time,
    ILogger<UnsavedChanges> log
) : IAsyncDisposable
{
    /// <summary>Longest text of one field that is taken from the browser: a longer message ends the connection (SECURITY 21).</summary>
    private const int LongestText = 16_000;

    private ConfirmDialog dialog = default!;
    private ElementReference mark;
    private FormsScript? script;
    private DotNetObjectReference<UnsavedChanges>? self;
    private IReadOnlyList<DraftOffer> offers = [];
    private Task<bool> keeping = Task.FromResult(true);
    private Guid id;
    private (string Field, string Text)? typed;
    private string? kept;
    private bool hasFailed;
    private bool isOver;
    private bool leaving;
    private TaskCompletionSource? released;

    /// <summary>Whether there is something to lose.</summary>
    [Parameter, EditorRequired]
    public bool Active { get; set; }

    /// <summary>What is kept while somebody types; null keeps nothing. Another record needs another one: give a key.</summary>
    [Parameter]
    public DraftOf? Draft { get; set; }

    /// <summary>Called when a draft was taken up: the form has changed.</summary>
    [Parameter]
    public EventCallback Taken { get; set; }

    /// <summary>Whether an address keeps what is typed: then going there is no leaving.</summary>
    [Parameter]
    public Func<string, bool>? Keeps { get; set; }

    [Inject]
    private ICurrentAccess Access { get; set; } = default!;

    [Inject]
    private OpenForms Forms { get; set; } = default!;

    private TimeProvider Time => time;

    /// <summary>Lets the next navigation pass: what was typed is saved, or not wanted.</summary>
    public async Task ReleaseAsync()
    {
        await ForgetAsync();
        leaving = true;
        released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        StateHasChanged();
        await released.Task;
    }

    /// <summary>What was typed is saved, or not wanted: nothing of it is kept.</summary>
    public async Task ForgetAsync()
    {
        isOver = true;
        await keeping;
        await DropOwnAsync();
    }

    /// <summary>Keeps what the form has by now; told by the browser at most once a second.</summary>
    /// <param name="field">Id of the input that has not told its text yet; null for none.</param>
    /// <param name="text">Its text, ≤ 16,000 characters.</param>
    /// <returns>Whether it is kept; else the browser tells again.</returns>
    [JSInvokable]
    public async Task<bool> KeepAsync(string? field, string? text)
    {
        if (isOver || Draft is null || field?.Length > 200 || text?.Length > LongestText)
        {
            return true;
        }

        while (!keeping.IsCompleted)
        {
            // of several that wait one goes on, and the others wait for it
            await keeping;
        }

        if (isOver)
        {
            // saved while this one waited its turn
            return true;
        }

        keeping = KeepNowAsync(field, text);
        return await keeping;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        isOver = true;
        Forms.Remove(this);
        self?.Dispose();
        await (script?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        // the operation of a new record: once it is carried out, its draft is none any more
        id = Draft?.Operation ?? Ids.New(time);
        if (Draft is not null)
        {
            await OfferAsync(Draft);
        }
    }

    /// <summary>Only now does the browser know that nothing is to be asked.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        released?.TrySetResult();
        if (Draft is not null && script is null)
        {
            script = new FormsScript(runtime);
            self = DotNetObjectReference.Create(this);
            var own = script;
            // before the script is there: who leaves meanwhile takes the form from the list again
            Forms.Add(this, Access.Scope.SessionId, () => InvokeAsync(() => own.TellDraftAsync(mark)));
            await script.KeepDraftAsync(mark, self);
        }

        if (typed is { } half && script is not null)
        {
            typed = null;
            await script.ResumeAsync(half.Field, half.Text);
        }
    }

    private async Task<bool> KeepNowAsync(string? field, string? text)
    {
        if (!Active && text is null)
        {
            // typed and taken back
            await DropOwnAsync();
            return true;
        }

        try
        {
            var content = JsonSerializer.Serialize(new KeptForm(Draft!.Write(), field, text));
            if (content != kept)
            {
                var result = await drafts.KeepAsync(new(id, Draft.Form, Draft.RecordId, content), CancellationToken.None);
                (hasFailed, kept) = result.Succeeded ? (false, content) : (true, kept);
                StateHasChanged();
            }

            return true;
        }
        catch (Exception failure)
        {
            // the typing goes on, and the browser tells again in a moment
            DraftFailed(log, Trace.Id(time), failure);
            hasFailed = true;
            StateHasChanged();
            return false;
        }
    }

    private async Task DropOwnAsync()
    {
        if (kept is not null)
        {
            kept = null;
            await DropAsync(id);
        }
    }

    private async Task DropAsync(Guid draft)
    {
        try
        {
            await drafts.DiscardAsync(draft, CancellationToken.None);
        }
        catch (Exception failure)
        {
            // it is offered once more, which is better than to fail what was just saved
            DraftFailed(log, Trace.Id(time), failure);
        }
    }

    private async Task AskAsync(LocationChangingContext context)
    {
        // whoever is signed out is led to the login page; what they typed is kept
        if (!Active || leaving || !Access.Scope.IsSomebody || Keeps?.Invoke(context.TargetLocation) == true)
        {
            return;
        }

        if (await dialog.AskAsync() is null)
        {
            context.PreventNavigation();
        }
        else
        {
            await ReleaseAsync();
        }
    }

    [LoggerMessage(EventId = 3003, Level = LogLevel.Error, Message = "A draft could not be kept or removed, trace {TraceId}")]
    private static partial void DraftFailed(ILogger logger, string traceId, Exception exception);
}

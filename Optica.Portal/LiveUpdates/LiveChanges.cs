using Microsoft.AspNetCore.Components;
using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Saving;

namespace Optica.Portal.LiveUpdates;

/// <summary>
/// Tells the component around it that records of some kinds were changed, so that it asks again as its own user. The first change is
/// told at once, what follows within a window together, and what happened while nobody could see it once afterwards. Runs in the
/// circuit of who is looking: the publisher's language and identity stay with the publisher.
/// </summary>
public sealed class LiveChanges(ChangeFeed feed, ICurrentAccess access, LiveScreen screen, TimeProvider time) : ComponentBase, IDisposable
{
    /// <summary>Window of a single record.</summary>
    public static readonly TimeSpan RecordWindow = TimeSpan.FromMilliseconds(250);

    /// <summary>Window of a list or calendar.</summary>
    public static readonly TimeSpan ListWindow = TimeSpan.FromSeconds(1);

    /// <summary>Window of the home page.</summary>
    public static readonly TimeSpan DashboardWindow = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource gone = new();
    private ChangeSubscription? subscription;
    private Wanted looksAt = new([], null, null);

    /// <summary>Kinds of records, as the audit trail names them.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<string> Kinds { get; set; } = [];

    /// <summary>Only records of this branch; null for all in reach.</summary>
    [Parameter]
    public Guid? BranchId { get; set; }

    /// <summary>Only this record; null for all in reach.</summary>
    [Parameter]
    public Guid? RecordId { get; set; }

    /// <summary>Shortest time between two questions.</summary>
    [Parameter]
    public TimeSpan Window { get; set; } = ListWindow;

    /// <summary>Whether what was told a moment ago is told here as well: what is shown was read before this began to look.</summary>
    [Parameter]
    public bool HasLoaded { get; set; } = true;

    /// <summary>Something changed.</summary>
    [Parameter, EditorRequired]
    public EventCallback<ChangeNews> Changed { get; set; }

    /// <inheritdoc />
    public void Dispose()
    {
        subscription?.Dispose();
        gone.Cancel();
        gone.Dispose();
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        OnParametersSet();
        subscription = feed.Subscribe(IsWanted, HasLoaded);
        _ = ListenAsync(subscription, gone.Token);
    }

    /// <inheritdoc />
    protected override void OnParametersSet() => looksAt = new(Kinds, BranchId, RecordId);

    // on the publisher's thread: it looks at values that are replaced whole
    private bool IsWanted(Change change)
    {
        var wanted = looksAt;
        return change.IsFor(access.Scope)
            && wanted.Kinds.Contains(change.Kind, StringComparer.Ordinal)
            && (wanted.RecordId is null || wanted.RecordId == change.RecordId)
            && (
                wanted.BranchId is not { } branch || change.BranchId is null || change.BranchId == branch || change.OtherBranchId == branch
            );
    }

    private async Task ListenAsync(ChangeSubscription mine, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var news = await mine.NextAsync(cancellation);
                await screen.WhenSeenAsync(cancellation);
                news = news.With(mine.Rest());
                await InvokeAsync(() => Changed.InvokeAsync(news));
                await Task.Delay(Window, time, cancellation);
            }
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            // nobody is looking any more
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }

    /// <summary>Replaced whole, so that the publisher's thread never sees half of it.</summary>
    private sealed record Wanted(IReadOnlyList<string> Kinds, Guid? BranchId, Guid? RecordId);
}

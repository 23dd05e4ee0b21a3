using Microsoft.AspNetCore.Components;
using Optica.Data.Presence;
using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Presence;
using Optica.Domain.Saving;
using Optica.Portal.LiveUpdates;

namespace Optica.Portal.Components.Shared.Live;

/// <summary>Says that this screen shows a record, and shows who else has it: colleagues who may see it, as may whoever reads this.</summary>
public sealed partial class EditingBar(PresenceService presence, LiveScreen screen, TimeProvider time, ILogger<EditingBar> log)
{
    private readonly CancellationTokenSource gone = new();
    private IReadOnlyList<Companion> companions = [];
    private Guid mine;
    private (RecordKind Kind, Guid Id) shown;
    private bool isSaved;

    /// <summary>Kind of the record.</summary>
    [Parameter, EditorRequired]
    public RecordKind Kind { get; set; }

    /// <summary>The record.</summary>
    [Parameter, EditorRequired]
    public Guid Id { get; set; }

    /// <summary>Whether it is being changed here.</summary>
    [Parameter]
    public bool IsEditing { get; set; }

    /// <summary>Whether saving here comes together with what others saved; elsewhere it is refused.</summary>
    [Parameter]
    public bool Merges { get; set; } = true;

    /// <summary>Somebody changed the record.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    private IReadOnlyList<string> Kinds => [ChangeKinds.Presence, RecordName];

    /// <summary>The kind as the audit trail names it.</summary>
    private string RecordName => Kind == RecordKind.WorkOrder ? "work_order" : Kind.ToString().ToLowerInvariant();

    private IEnumerable<(string Words, string Names)> Groups =>
        companions
            .GroupBy(one => one.IsEditing)
            .OrderByDescending(group => group.Key)
            .Select(group => (Words: group.Key ? "presence_edits" : "presence_views", Names: group.Select(one => one.Name).ToList()))
            .Select(group => (group.Names.Count > 1 ? $"{group.Words}_several" : group.Words, string.Join(", ", group.Names)));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        gone.Dispose();
        await LeaveAsync();
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        mine = Ids.New(time);
        _ = BeatAsync();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (shown == (Kind, Id))
        {
            return;
        }

        if (shown != default)
        {
            await LeaveAsync();
        }

        (shown, isSaved) = ((Kind, Id), false);
        await SayAsync();
    }

    private async Task CalledAsync(ChangeNews news)
    {
        if (news.Concerns(RecordName))
        {
            isSaved |= IsEditing;
            await Changed.InvokeAsync();
        }

        if (news.Concerns(ChangeKinds.Presence))
        {
            await SayAsync();
        }
    }

    /// <summary>Who else is here is never worth the page: without a database it is not known.</summary>
    private async Task SayAsync()
    {
        try
        {
            var beat = await presence.BeatAsync(new(mine, Kind, Id, IsEditing), gone.Token);
            companions = beat.TryGet(out var found, out _) ? found : [];
        }
        catch (Exception failure) when (!gone.IsCancellationRequested)
        {
            companions = [];
            PresenceFailed(log, failure);
        }
        catch (Exception) when (gone.IsCancellationRequested)
        {
            // nobody is looking any more; drivers tell of a cancelled query in several ways
        }
    }

    private async Task LeaveAsync()
    {
        try
        {
            await presence.LeaveAsync(mine, CancellationToken.None);
        }
        catch (Exception failure)
        {
            // the others forget this screen by themselves
            PresenceFailed(log, failure);
        }
    }

    /// <summary>A sign of life now and then, as long as there is a connection; without one the others forget this screen.</summary>
    private async Task BeatAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(RecordPresence.Beat, time);
            while (await timer.WaitForNextTickAsync(gone.Token))
            {
                if (screen.IsConnected)
                {
                    await InvokeAsync(async () =>
                    {
                        await SayAsync();
                        StateHasChanged();
                    });
                }
            }
        }
        catch (Exception) when (gone.IsCancellationRequested)
        {
            // nobody is looking any more
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }

    [LoggerMessage(EventId = 3004, Level = LogLevel.Warning, Message = "Who has a record on a screen could not be told")]
    private static partial void PresenceFailed(ILogger logger, Exception exception);
}

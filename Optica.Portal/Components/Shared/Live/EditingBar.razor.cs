using Microsoft.AspNetCore.Components;
using Optica.Data.Presence;
using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Presence;
using Optica.Domain.Saving;
using Optica.Portal.LiveUpdates;

namespace Optica.Portal.Components.Shared.Live;

/// <summary>Says that this screen shows a record, and shows who else has it: colleagues who may see it, as may whoever reads this.</summary>
public sealed partial class EditingBar(PresenceService presence, LiveScreen screen, TimeProvider time)
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
            .Select(group => (group.Key ? "presence_edits" : "presence_views", string.Join(", ", group.Select(one => one.Name))));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        gone.Dispose();
        await presence.LeaveAsync(mine, CancellationToken.None);
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
            await presence.LeaveAsync(mine, gone.Token);
        }

        (shown, isSaved) = ((Kind, Id), false);
        await SayAsync();
    }

    private async Task CalledAsync(ChangeNews news)
    {
        if (news.Concerns(RecordName))
        {
            isSaved = IsEditing;
            await Changed.InvokeAsync();
        }

        if (news.Concerns(ChangeKinds.Presence))
        {
            await SayAsync();
        }
    }

    private async Task SayAsync() =>
        companions = (await presence.BeatAsync(new(mine, Kind, Id, IsEditing), gone.Token)).TryGet(out var found, out _) ? found : [];

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
}

using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Optica.Data.Saving;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;
using Optica.Portal.Components.Shared;
using Optica.Portal.LiveUpdates;

namespace Optica.Portal.Features.WorkOrders.Components;

/// <summary>The open jobs in columns. What is dropped or chosen is asked of the service; the board then shows what is true.</summary>
public sealed partial class WorkOrderBoardView(WorkOrderBoardQueries queries, LeadTimeQueries times) : IDisposable
{
    private static readonly string[] Kinds = ["work_order", "prescription"];
    private readonly Latest loading = new();
    private readonly Latest shown = new();
    private JobMover mover = default!;
    private BoardScript? script;
    private FreshRecords fresh = new();
    private WorkOrderBoard? board;
    private Dictionary<(Guid Lab, PrescriptionKind Lens), LeadTime> known = [];
    private WorkOrderFilter? loaded;
    private Error? problem;
    private bool busy;
    private (Guid Job, WorkOrderStatus At)? toFocus;

    /// <summary>The board as it is wanted.</summary>
    [Parameter, EditorRequired]
    public WorkOrdersUrl Url { get; set; } = default!;

    /// <summary>The user's branches.</summary>
    [Parameter, EditorRequired]
    public ListBranches Branches { get; set; } = default!;

    /// <summary>Whether the user moves jobs.</summary>
    [Parameter]
    public bool MayEdit { get; set; }

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    [Inject]
    private SafeActions Safely { get; set; } = default!;

    [Inject]
    private Toasts Toasts { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        loading.Dispose();
        shown.Dispose();
        _ = script?.DisposeAsync().AsTask();
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() =>
        shown.AskAsync(async token =>
            known = (await times.AllAsync(token)).TryGet(out var all, out _)
                ? all.ToDictionary(row => (row.LabId, row.LensKind), row => row.Time)
                : []
        );

    /// <inheritdoc />
    protected override Task OnParametersSetAsync() => loaded == Url.ToFilter() ? Task.CompletedTask : LoadAsync();

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (board is not null && script is null && MayEdit)
        {
            script = new BoardScript(Browser, DroppedAsync);
            await script.AttachAsync();
        }

        // the news of the same move may load the board first: the card is looked for once it stands where it went
        if (toFocus is { } moved && script is not null && Stands(moved))
        {
            toFocus = null;
            await script.FocusAsync(moved.Job);
        }
    }

    private LeadTime? TimeOf(WorkOrderRow job) => job.LabId is { } lab ? known.GetValueOrDefault((lab, job.LensKind)) : null;

    private async Task CalledAsync(ChangeNews news)
    {
        await LoadAsync();
        fresh = new FreshRecords(news);
    }

    /// <summary>A card was dropped on a column.</summary>
    private Task DroppedAsync(Guid id, WorkOrderStatus to) =>
        InvokeAsync(() =>
            Safely.RunAsync(async () =>
            {
                if (board?.Columns.SelectMany(column => column.Jobs).FirstOrDefault(row => row.Id == id) is not { } job)
                {
                    Toasts.Error(Words["drop_stale"]);
                }
                else
                {
                    await mover.MoveAsync(job, to);
                    StateHasChanged();
                }
            })
        );

    private Task MoveAsync((WorkOrderRow Job, WorkOrderStatus To) wanted) => mover.MoveAsync(wanted.Job, wanted.To);

    private async Task MovedAsync((WorkOrderRow Job, WorkOrderStatus To) done)
    {
        Toasts.Success(Words["moved", done.Job.Number, Words[$"status_{done.To}"]]);
        toFocus = (done.Job.Id, done.To);
        await LoadAsync();
        StateHasChanged();
    }

    private bool Stands((Guid Job, WorkOrderStatus At) wanted) =>
        board?.Columns.Any(column => column.Jobs.Any(job => job.Id == wanted.Job && job.Status == wanted.At)) == true;

    private async Task RefusedAsync(Error error)
    {
        Toasts.Error(error.Message);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var mine = loading.Begin();
        (loaded, busy) = (Url.ToFilter(), true);
        try
        {
            var result = await queries.ReadAsync(loaded, mine);
            if (!mine.IsCancellationRequested)
            {
                board = result.TryGet(out var found, out problem) ? found : null;
                busy = false;
            }
        }
        catch (Exception) when (mine.IsCancellationRequested)
        {
            // a newer wish is being loaded; drivers tell of a cancelled query in several ways
        }
    }
}

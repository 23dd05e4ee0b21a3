using Microsoft.AspNetCore.Components;
using Optica.Data.Jobs;
using Optica.Domain.Common;
using Optica.Domain.Jobs;
using Optica.Domain.Organisations;
using Optica.Portal.Components.Shared;
using Optica.Portal.Jobs;

namespace Optica.Portal.Features.Reports.Components;

/// <summary>What the user has exported: progress while it is written, the file while it is kept.</summary>
public sealed partial class ReportRuns
{
    private readonly CancellationTokenSource gone = new();
    private IReadOnlyList<ReportRun>? rows;

    /// <summary>The user's branches.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<BranchRow> Branches { get; set; } = [];

    /// <summary>Asks for the report of an address once more.</summary>
    [Parameter]
    public EventCallback<string> Repeat { get; set; }

    [Inject]
    private JobQueries Queries { get; set; } = default!;

    [Inject]
    private JobService Service { get; set; } = default!;

    [Inject]
    private JobsWatch Watch { get; set; } = default!;

    [Inject]
    private Toasts Toasts { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(Branches.Count == 1 ? Branches[0].TimeZone : Branch.DefaultTimeZone);

    /// <inheritdoc />
    public void Dispose()
    {
        Watch.Looked -= Looked;
        gone.Cancel();
        gone.Dispose();
    }

    /// <summary>Reads the list anew.</summary>
    public async Task LoadAsync()
    {
        var mine = await Queries.MineAsync(gone.Token);
        var filters = new ReportFilters(Words, Branches);
        var today = LocalDay.Of(Time.GetUtcNow(), Zone);
        rows = mine.TryGet(out var jobs, out _)
            ? [.. jobs.Where(job => job.Kind == JobKinds.Report).Select(job => ReportRun.Of(job, Words, url => filters.Of(url, today)))]
            : [];
        StateHasChanged();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Watch.Looked += Looked;
        await LoadAsync();
        if (rows!.Any(run => run.Job.IsActive))
        {
            _ = InvokeAsync(() => GuardAsync(Watch.WatchAsync));
        }
    }

    private void Looked(object? sender, EventArgs args) => _ = InvokeAsync(() => GuardAsync(LoadAsync));

    private async Task CancelAsync(Guid id)
    {
        if ((await Service.CancelAsync(id, gone.Token)).Error is { } error)
        {
            Toasts.Error(error.Message);
        }

        await LoadAsync();
    }

    private async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // the page is gone
        }
        catch (ObjectDisposedException) when (gone.IsCancellationRequested)
        {
            // the page is gone
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }
}

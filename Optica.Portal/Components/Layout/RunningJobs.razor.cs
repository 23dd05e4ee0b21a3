using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Optica.Data.Customers;
using Optica.Data.Jobs;
using Optica.Domain.Jobs;
using Optica.Portal.Components.Shared;
using Optica.Portal.Features.Reports;
using Optica.Portal.Jobs;
using Optica.Portal.Resources;

namespace Optica.Portal.Components.Layout;

/// <summary>What is being prepared for the user, on every page; says so when it is ready.</summary>
public sealed partial class RunningJobs
{
    private readonly CancellationTokenSource gone = new();
    private IReadOnlyList<JobRow> before = [];

    [Inject]
    private JobsWatch Watch { get; set; } = default!;

    [Inject]
    private JobQueries Queries { get; set; } = default!;

    [Inject]
    private JobService Service { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ReportTexts> Reports { get; set; } = default!;

    [Inject]
    private Toasts Toasts { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Watch.Looked += Looked;
        await MovedAsync();
    }

    /// <summary>Also what was asked for in another tab is seen with the next page.</summary>
    protected override Task MovedAsync()
    {
        _ = InvokeAsync(() => GuardAsync(Watch.WatchAsync));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Watch.Looked -= Looked;
        gone.Cancel();
        gone.Dispose();
    }

    private string Name(JobRow job) =>
        job.Kind == JobKinds.KeyRotation ? Words["job_keys"]
        : job.Kind == JobKinds.PersonalFile ? Words["job_personal", PersonalFileRequest.Parse(job.Parameters).Number]
        : ReportRequest.Parse(job.Parameters).Url.Kind is { } kind ? Reports[$"report_{kind}"]
        : Reports["title"];

    private string State(JobRow job) =>
        job switch
        {
            { CancelRequested: true } => Words["job_stopping"],
            { Status: JobStatus.Waiting } => Words["job_waiting"],
            { Goal: > 0 } => Words["job_rows", Formats.Count(job.Progress), Formats.Count(job.Goal)],
            _ => "",
        };

    private void Looked(object? sender, EventArgs args)
    {
        var ended = before.Where(job => Watch.Running.All(running => running.Id != job.Id)).ToList();
        before = Watch.Running;
        _ = InvokeAsync(() => GuardAsync(() => TellAsync(ended)));
    }

    private async Task TellAsync(List<JobRow> ended)
    {
        foreach (var job in ended)
        {
            var now = await Queries.ReadAsync(job.Id, gone.Token);
            switch (now.Succeeded ? now.Value : null)
            {
                case { Status: JobStatus.Done, Result.File: { } file }:
                    Toasts.Success(Words["job_ready", file]);
                    break;
                case { Status: JobStatus.Done, Kind: JobKinds.KeyRotation }:
                    Toasts.Success(Words["job_keys_done"]);
                    break;
                case { Status: JobStatus.Failed }:
                    Toasts.Error(Words["job_failed"]);
                    break;
            }
        }

        StateHasChanged();
    }

    private async Task CancelAsync(Guid id)
    {
        if ((await Service.CancelAsync(id, gone.Token)).Error is { } error)
        {
            Toasts.Error(error.Message);
        }

        await Watch.WatchAsync();
    }

    private async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception) when (gone.IsCancellationRequested)
        {
            // the circuit is gone
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }
}

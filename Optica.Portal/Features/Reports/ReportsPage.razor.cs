using System.Globalization;
using Microsoft.AspNetCore.Components;
using Optica.Data.Customers;
using Optica.Data.Jobs;
using Optica.Data.Organisations;
using Optica.Domain.Common;
using Optica.Domain.Jobs;
using Optica.Domain.Organisations;
using Optica.Portal.Components.Shared;
using Optica.Portal.Features.Reports.Components;
using Optica.Portal.Hosting;
using Optica.Portal.Jobs;

namespace Optica.Portal.Features.Reports;

/// <summary>The catalogue of reports; the chosen one with its filters and first rows; what was exported before. Its address is its state.</summary>
public sealed partial class ReportsPage
{
    private readonly CancellationTokenSource gone = new();
    private ReportsUrl url = new();
    private IReadOnlyList<BranchRow>? branches;
    private IReadOnlyList<string> tags = [];
    private ReportRuns? runs;
    private bool denied;
    private bool isAsking;
    private Guid operation;

    /// <summary>Name of the report in the address; read from there.</summary>
    [Parameter]
    public string? Report { get; set; }

    [Inject]
    private BranchQueries BranchList { get; set; } = default!;

    [Inject]
    private CustomerQueries Customers { get; set; } = default!;

    [Inject]
    private JobService Jobs { get; set; } = default!;

    [Inject]
    private ICurrentAccess Access { get; set; } = default!;

    [Inject]
    private JobsWatch Watch { get; set; } = default!;

    [Inject]
    private Toasts Toasts { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        url = ReportsUrl.Parse(Here);
        operation = Ids.New(Time);
        if (await Access.RefuseAsync(Permissions.ReportsExport, gone.Token) is not null)
        {
            denied = true;
            return;
        }

        branches = (await BranchList.MineAsync(gone.Token)).TryGet(out var mine, out _) ? mine : [];
        tags = (await Customers.TagsAsync(gone.Token)).TryGet(out var found, out _) ? found : [];
    }

    /// <inheritdoc />
    protected override Task MovedAsync()
    {
        url = ReportsUrl.Parse(Here);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        gone.Cancel();
        gone.Dispose();
    }

    /// <summary>What is asked for counts at once: a second filter set before the address has changed builds on the first.</summary>
    private void Go(ReportsUrl to)
    {
        url = to;
        Navigation.NavigateTo(to.Format(), replace: true);
    }

    /// <summary>One click, one job: the operation stays the same until it is answered.</summary>
    private async Task AskAsync(string address)
    {
        isAsking = true;
        var language =
            CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "es" ? Localisation.Languages[0] : Localisation.Languages[1];
        var request = new ReportRequest(address, language);
        var asked = await Jobs.AskAsync(JobKinds.Report, request.ToJson(), operation, gone.Token);
        isAsking = false;
        if (asked.Error is { } error)
        {
            Toasts.Error(error.Message);
            return;
        }

        operation = Ids.New(Time);
        Toasts.Info(Words["export_asked"]);
        if (runs is not null)
        {
            await runs.LoadAsync();
        }

        _ = InvokeAsync(WatchAsync);
    }

    private async Task WatchAsync()
    {
        try
        {
            await Watch.WatchAsync();
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }
}

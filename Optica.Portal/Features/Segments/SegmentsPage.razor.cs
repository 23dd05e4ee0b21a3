using System.Globalization;
using Microsoft.AspNetCore.Components;
using Optica.Data.Segments;
using Optica.Domain.Common;
using Optica.Domain.Segments;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Segments;

/// <summary>Segments in figures, how customers move between them, and the thresholds behind them.</summary>
public sealed partial class SegmentsPage
{
    private const string Path = "/admin/segments";

    private readonly CancellationTokenSource gone = new();
    private SegmentOverview? overview;
    private SegmentMovements? movements;
    private Error? problem;

    [Inject]
    private SegmentQueries Queries { get; set; } = default!;

    [Inject]
    private ICurrentAccess Access { get; set; } = default!;

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    /// <inheritdoc />
    protected override Task MovedAsync() => Here.Split('?')[0] == Path && overview is not null ? ReadMovementAsync() : Task.CompletedTask;

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        gone.Cancel();
        gone.Dispose();
    }

    private static string ContactHref(Segment segment) =>
        UrlQuery.Format("/admin/reports/contacts", ("segment", SegmentCharts.Name(segment)));

    private async Task LoadAsync()
    {
        overview = (await Queries.OverviewAsync(gone.Token)).TryGet(out var found, out problem) ? found : null;
        await ReadMovementAsync();
    }

    private async Task ReadMovementAsync()
    {
        var month = UrlQuery.Parse(Navigation.Uri).Value("month");
        var wanted = DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : (DateOnly?)null;
        movements = (await Queries.MovementAsync(wanted, gone.Token)).TryGet(out var found, out var error) ? found : null;
        problem ??= error;
    }

    private void ChooseMonth(DateOnly month) =>
        Navigation.NavigateTo(UrlQuery.Format(Path, ("month", month.ToString("yyyy-MM", CultureInfo.InvariantCulture))));

    private string Share(SegmentRow row)
    {
        var all = overview!.Rows.Sum(other => other.Spent);
        return all == 0 ? "0" : Formats.Count((long)Math.Round(100m * row.Spent / all, MidpointRounding.AwayFromZero));
    }
}

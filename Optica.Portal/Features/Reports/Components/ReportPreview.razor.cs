using Microsoft.AspNetCore.Components;
using Optica.Domain.Common;
using Optica.Portal.Exports;
using Optica.Portal.Features.Reports.Kinds;

namespace Optica.Portal.Features.Reports.Components;

/// <summary>The first rows of a report, read just as the file's will be.</summary>
public sealed partial class ReportPreview : IDisposable
{
    private const int Most = 10;

    private readonly CancellationTokenSource gone = new();
    private ReportSheet? sheet;
    private IReadOnlyList<IReadOnlyList<object?>> rows = [];
    private TimeZoneInfo zone = TimeZoneInfo.Utc;
    private Error? problem;
    private ReportFilter? leftOut;
    private IReadOnlyList<(string Text, string Href)> chips = [];
    private bool hasMore;
    private string? shown;

    /// <summary>The report.</summary>
    [Parameter, EditorRequired]
    public ReportsUrl Url { get; set; } = default!;

    [Inject]
    private ReportDesk Desk { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (shown != Url.Format())
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var wanted = Url;
        shown = wanted.Format();
        (sheet, problem, chips) = (null, null, []);
        var opened = await Desk.OpenAsync(wanted, Most + 1, gone.Token);
        var first = opened.Succeeded ? opened.Value.Workbook.Sheets[0] : null;
        var (read, stopped) = first is null ? ([], opened.Error) : await ReadAsync(first);
        if (shown != wanted.Format())
        {
            // another one was chosen meanwhile
            return;
        }

        (problem, sheet, hasMore, rows) = (stopped, first, read.Count > Most, [.. read.Take(Most)]);
        leftOut = opened.Succeeded ? opened.Value.Filters.FirstOrDefault(filter => filter.Name == ContactSheet.LeftOutName) : null;
        chips = opened.Succeeded ? ReportChips.Of(wanted, opened.Value.Filters) : [];
        zone = opened.Succeeded ? opened.Value.Workbook.Cover.Zone : zone;
    }

    private async Task<(List<IReadOnlyList<object?>> Rows, Error? Stopped)> ReadAsync(ReportSheet from)
    {
        List<IReadOnlyList<object?>> read = [];
        try
        {
            await foreach (var row in from.Rows.WithCancellation(gone.Token))
            {
                read.Add(row);
            }

            return (read, null);
        }
        catch (ReportStoppedException failure)
        {
            return ([], failure.Error);
        }
    }
}

using Microsoft.Extensions.Localization;
using Optica.Domain.Jobs;
using Optica.Portal.Components.Shared;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Reports.Components;

/// <summary>A run of a report as its list shows it.</summary>
/// <param name="Job">The job.</param>
/// <param name="Url">The report and its parameters.</param>
/// <param name="Title">Name of the report.</param>
/// <param name="Filters">The filters in one line.</param>
public sealed record ReportRun(JobRow Job, ReportsUrl Url, string Title, string Filters)
{
    /// <summary>Title and filters: what tells runs apart for who hears them.</summary>
    public string Name => Filters.Length == 0 ? Title : $"{Title}, {Filters}";

    /// <summary>Whether its file can be fetched.</summary>
    public bool HasFile => Job is { Status: JobStatus.Done, Result.File: not null };

    /// <summary>Size of the file.</summary>
    public string Size =>
        Job.Result.Bytes switch
        {
            null => Formats.Nothing,
            < 1_000_000 and var bytes => $"{Formats.Count((bytes + 999) / 1_000)} kB",
            { } bytes => $"{Formats.Count((bytes + 999_999) / 1_000_000)} MB",
        };

    internal static ReportRun Of(JobRow job, IStringLocalizer<ReportTexts> words, Func<ReportsUrl, IReadOnlyList<ReportFilter>> filters)
    {
        var url = ReportRequest.Parse(job.Parameters).Url;
        return new(
            job,
            url,
            url.Kind is { } kind ? words[$"report_{kind}"] : words["title"],
            string.Join(" · ", filters(url).Select(filter => $"{filter.Label}: {filter.Text}"))
        );
    }
}

using System.Globalization;
using System.Text;
using Microsoft.Extensions.Localization;
using Optica.Data.Organisations;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Organisations;
using Optica.Domain.Reports;
using Optica.Portal.Exports;
using Optica.Portal.Features.Reports.Kinds;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Reports;

/// <summary>Puts reports together: their rows, and a cover that says what, of whom, by whom and with which filters.</summary>
public sealed class ReportDesk(
    IEnumerable<IReport> reports,
    BranchQueries branches,
    ICurrentAccess access,
    IStringLocalizer<ReportTexts> words,
    TimeProvider time
)
{
    /// <summary>Begins a report, in the current UI culture.</summary>
    /// <param name="url">Which, and its parameters.</param>
    /// <param name="most">Only so many rows, for a preview; null for all.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The report, <see cref="NotFound"/> without a kind, or what reading it answers.</returns>
    public async Task<Result<OpenReport>> OpenAsync(ReportsUrl url, int? most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (await access.RefuseAsync(Permissions.ReportsExport, cancellation) is { } refused)
        {
            return refused;
        }

        if (url.Kind is not { } kind)
        {
            return new NotFound();
        }

        var content = await reports.Single(report => report.Kind == kind).OpenAsync(url, most, cancellation);
        return await CoverAsync(content, kind, url, cancellation);
    }

    /// <summary>Begins the customer report by the data's own filter, as the API reads it.</summary>
    /// <param name="filter">Which customers, and in which order.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The report, or what reading it answers.</returns>
    public async Task<Result<OpenReport>> OpenCustomersAsync(CustomerFilter filter, CancellationToken cancellation)
    {
        var content = await reports.OfType<CustomersReport>().Single().OpenAsync(filter, null, cancellation);
        return await CoverAsync(content, ReportKind.Customers, ReportsUrl.Of(filter), cancellation);
    }

    private async Task<Result<OpenReport>> CoverAsync(
        Result<ReportContent> content,
        ReportKind kind,
        ReportsUrl url,
        CancellationToken cancellation
    )
    {
        if (!content.TryGet(out var found, out var error))
        {
            return error;
        }

        var (mine, areAll) = (await branches.ReachedAsync(cancellation)).TryGet(out var reached, out _) ? reached : new([], AreAll: true);
        var organisation = await branches.OrganisationNameAsync(cancellation) ?? "";
        var now = time.GetUtcNow().UtcDateTime;
        var place = Place(mine, url);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(place?.TimeZone ?? Branch.DefaultTimeZone);
        IReadOnlyList<ReportFilter> filters =
        [
            .. found.Filters,
            .. new ReportFilters(words, mine).Of(url, LocalDay.Of(time.GetUtcNow(), zone)),
        ];
        var cover = new ReportCover
        {
            Title = words[$"report_{kind}"],
            Organisation = organisation,
            Branch = place?.Name ?? (areAll ? words["all_branches"] : string.Join(", ", mine.Select(row => row.Name))),
            Filters = [.. filters.Select(filter => new LabelledText(filter.Label, filter.Text))],
            Definitions = found.Definitions,
            MadeBy = access.Scope.UserName,
            MadeAt = now,
            Zone = zone,
        };
        return new OpenReport(kind, new(cover, found.Sheets), filters, FileName(cover));
    }

    /// <summary>The branch it is narrowed to, by its own filter or by selection; the only one is as good as selected.</summary>
    private BranchRow? Place(IReadOnlyList<BranchRow> mine, ReportsUrl url) =>
        mine.Count == 1 ? mine[0] : mine.FirstOrDefault(row => row.Id == (url.Branch ?? access.Scope.SelectedBranchId));

    private static string FileName(ReportCover cover)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(cover.MadeAt, cover.Zone);
        return $"{Plain(cover.Title)}_{Plain(cover.Organisation)}_{local.ToString("yyyy-MM-dd_HHmm", CultureInfo.InvariantCulture)}.xlsx";
    }

    /// <summary>Letters and digits without accents: what every system takes as the name of a file.</summary>
    private static string Plain(string text)
    {
        var letters = text.Normalize(NormalizationForm.FormD)
            .ToLowerInvariant()
            .Where(sign => CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark)
            .Select(sign => char.IsAsciiLetterOrDigit(sign) ? sign : ' ');
        var words = string.Concat(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = string.Join('-', words);
        return name.Length > 60 ? name[..60].TrimEnd('-') : name;
    }
}

using Microsoft.Extensions.Localization;
using Optica.Domain.Organisations;
using Optica.Domain.Reports;
using Optica.Portal.Components.Shared;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Reports;

/// <summary>The filters of a report in words.</summary>
internal sealed class ReportFilters(IStringLocalizer<ReportTexts> words, IReadOnlyList<BranchRow> branches)
{
    /// <summary>Those in force.</summary>
    /// <param name="url">The report.</param>
    /// <param name="today">The day it is.</param>
    public IReadOnlyList<ReportFilter> Of(ReportsUrl url, DateOnly today)
    {
        var list = url.Customers;
        var branch = branches.FirstOrDefault(row => row.Id == url.Branch)?.Name;
        (string Name, string? Text)[] all =
        [
            ("Status", list.IsActive is { } active ? words[active ? "active" : "inactive"].Value : null),
            ("Segment", list.Segment is { } segment ? words[$"segment_{segment}"].Value : null),
            ("SpentFrom", list.SpentFrom is { } least ? Formats.Money(least) : null),
            ("SpentTo", list.SpentTo is { } most ? Formats.Money(most) : null),
            ("Branch", branch),
            ("OrderStatus", url.Status is { } status ? words[$"order_{status}"].Value : null),
            ("Tag", list.Tag),
            ("ExamDue", list.DueDays is { } days ? Formats.Date(today.AddDays(days)) : null),
            ("From", Day(url.From ?? list.From ?? url.Audit.From)),
            ("To", Day(url.To ?? list.To ?? url.Audit.To)),
        ];
        var known = all.Where(filter => filter.Text is not null)
            .Select(filter => new ReportFilter(filter.Name, words[$"filter_{filter.Name}"], filter.Text!));
        List<ReportFilter> filters = [.. known];
        if ((list.Text ?? url.Audit.Text) is { } text)
        {
            filters.Insert(0, new("Text", words["filter_Text"], text, IsPersonal: true));
        }

        if (url.Kind is ReportKind.AtRisk or ReportKind.Contacts)
        {
            filters.Insert(0, new("Status", words["filter_Status"], words["active"]));
        }

        return filters;
    }

    private static string? Day(DateOnly? day) => day is null ? null : Formats.Date(day);
}

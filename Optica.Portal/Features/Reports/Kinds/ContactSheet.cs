using Microsoft.Extensions.Localization;
using Optica.Data.Reports;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Components.Shared;
using Optica.Portal.Exports;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Reports.Kinds;

/// <summary>
/// A list of whom to contact: only who agreed to offers, each with the ways alone that they agreed to (<see cref="ContactRule"/>). Its
/// cover says how many were left out, and why.
/// </summary>
public sealed class ContactSheet(
    CustomerReportQueries queries,
    IStringLocalizer<ReportTexts> words,
    IStringLocalizer<CustomerFieldTexts> fields,
    TimeProvider time
)
{
    /// <summary>Name of the line that says who was left out.</summary>
    public const string LeftOutName = "LeftOut";

    private ReportColumn[] Columns =>
        [
            new(fields["FullName"], Width: 30),
            new(fields["Phone"], Width: 17),
            new(fields["Email"], Width: 30),
            new(words["agreed_to"], Width: 26),
            new(fields["PreferredContactMethod"], Width: 15),
            new(fields["BranchId"], Width: 18),
            new(words["tier"], Width: 14),
            new(words["last_order"], ColumnKind.Instant),
            new(words["days_since"], ColumnKind.Count),
            new(words["orders"], ColumnKind.Count),
            new(words["total_spent"], ColumnKind.Money),
            new(words["average"], ColumnKind.Money),
        ];

    /// <summary>Begins to read a list.</summary>
    /// <param name="filter">Of which customers.</param>
    /// <param name="name">Name of its sheet.</param>
    /// <param name="most">Only so many rows, for a preview; null for all.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<Result<ReportContent>> OpenAsync(CustomerFilter filter, string name, int? most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var answer = await queries.CustomersAsync(filter with { Contact = ConsentPurpose.Marketing }, most, cancellation);
        if (!answer.TryGet(out var report, out var error))
        {
            return error;
        }

        var cells = new CustomerCells(words, fields, time.GetUtcNow().UtcDateTime);
        var sheet = new ReportSheet(name, Columns, report.Rows.Count, ReportLines.Of(report.Rows, cells.Contact, cancellation));
        var left = report.LeftOut;
        var told = words[
            "left_out_text",
            Formats.Count(left.Total, left.HasMore),
            Formats.Count(left.NoConsent),
            Formats.Count(left.Blocked),
            Formats.Count(left.NoAddress)
        ];
        return new ReportContent([sheet], new ReportDefinitions(words, report.Rules).OfContacts())
        {
            Filters = [new(LeftOutName, words["left_out"], told)],
        };
    }
}

using Microsoft.Extensions.Localization;
using Optica.Data.Reports;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Organisations;
using Optica.Domain.Reports;
using Optica.Portal.Exports;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Reports.Kinds;

/// <summary>Customers by the filters of their list: every field but medical ones, and their analytics.</summary>
public sealed class CustomersReport(
    CustomerReportQueries queries,
    IStringLocalizer<ReportTexts> words,
    IStringLocalizer<CustomerFieldTexts> fields,
    TimeProvider time
) : IReport
{
    private static readonly TimeZoneInfo Chile = TimeZoneInfo.FindSystemTimeZoneById(Branch.DefaultTimeZone);

    /// <inheritdoc />
    public ReportKind Kind => ReportKind.Customers;

    private ReportColumn[] Columns =>
        [
            new(fields["FullName"], Width: 30),
            new(fields["Rut"], Width: 14),
            new(words["document"], Width: 16),
            new(fields["Email"], Width: 30),
            new(fields["Phone"], Width: 17),
            new(fields["BranchId"], Width: 18),
            new(words["status"], Width: 11),
            new(words["segment"], Width: 14),
            new(words["tier"], Width: 14),
            new(words["orders"], ColumnKind.Count),
            new(words["total_spent"], ColumnKind.Money),
            new(words["average"], ColumnKind.Money),
            new(words["first_order"], ColumnKind.Instant),
            new(words["last_order"], ColumnKind.Instant),
            new(words["days_since"], ColumnKind.Count),
            new(words["last_visit"], ColumnKind.Instant),
            new(fields["LastEyeExamDate"], ColumnKind.Date),
            new(fields["NextEyeExamDue"], ColumnKind.Date),
            new(fields["DateOfBirth"], ColumnKind.Date),
            new(fields["Gender"], Width: 16),
            new(fields["AddressLine1"], Width: 30),
            new(fields["AddressLine2"], Width: 16),
            new(fields["City"], Width: 18),
            new(fields["State"], Width: 20),
            new(fields["PostalCode"], Width: 11),
            new(fields["Country"], Width: 14),
            new(fields["PreferredContactMethod"], Width: 15),
            new(fields["EmergencyContactName"], Width: 24),
            new(fields["EmergencyContactPhone"], Width: 17),
            new(fields["InsuranceProvider"], Width: 18),
            new(fields["InsurancePolicyNumber"], Width: 16),
            new(fields["Tags"], Width: 22),
            new(words["registered"], ColumnKind.Instant),
            new(fields["Notes"], Width: 40),
        ];

    /// <inheritdoc />
    public async Task<Result<ReportContent>> OpenAsync(ReportsUrl url, int? most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(url);
        return await OpenAsync(url.Customers.ToFilter(LocalDay.Of(time.GetUtcNow(), Chile)), most, cancellation);
    }

    /// <summary>Begins to read it by the data's own filter, as the API has it.</summary>
    public async Task<Result<ReportContent>> OpenAsync(CustomerFilter filter, int? most, CancellationToken cancellation)
    {
        var answer = await queries.CustomersAsync(filter, most, cancellation);
        if (!answer.TryGet(out var report, out var error))
        {
            return error;
        }

        var cells = new CustomerCells(words, fields, time.GetUtcNow().UtcDateTime);
        var sheet = new ReportSheet(
            words["sheet_customers"],
            Columns,
            report.Rows.Count,
            ReportLines.Of(report.Rows, cells.Full, cancellation)
        );
        return new ReportContent([sheet], new ReportDefinitions(words, report.Rules).OfCustomers());
    }
}

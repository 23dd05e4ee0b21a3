using Microsoft.Extensions.Localization;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Reports;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Reports.Kinds;

/// <summary>The contact list of a segment, for its campaign: active customers who agreed to offers, those who have spent the most first.</summary>
public sealed class ContactsReport(ContactSheet contacts, IStringLocalizer<ReportTexts> words) : IReport
{
    /// <inheritdoc />
    public ReportKind Kind => ReportKind.Contacts;

    /// <inheritdoc />
    public Task<Result<ReportContent>> OpenAsync(ReportsUrl url, int? most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(url);
        var filter = new CustomerFilter
        {
            IsActive = true,
            Segment = url.Customers.Segment,
            Tag = url.Customers.Tag,
            BranchId = url.Customers.BranchId,
            Sort = CustomerSort.TotalSpent,
            Descending = true,
        };
        return contacts.OpenAsync(filter, words["sheet_contacts"], most, cancellation);
    }
}

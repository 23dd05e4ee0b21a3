using Microsoft.Extensions.Localization;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Reports;
using Optica.Domain.Segments;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Reports.Kinds;

/// <summary>Whom to win back and how to reach them: active customers at risk who agreed to offers, those who have spent the most first.</summary>
public sealed class AtRiskReport(ContactSheet contacts, IStringLocalizer<ReportTexts> words) : IReport
{
    /// <inheritdoc />
    public ReportKind Kind => ReportKind.AtRisk;

    /// <inheritdoc />
    public Task<Result<ReportContent>> OpenAsync(ReportsUrl url, int? most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(url);
        var filter = new CustomerFilter
        {
            IsActive = true,
            Segment = Segment.AtRisk,
            BranchId = url.BranchId,
            Sort = CustomerSort.TotalSpent,
            Descending = true,
        };
        return contacts.OpenAsync(filter, words["sheet_at_risk"], most, cancellation);
    }
}

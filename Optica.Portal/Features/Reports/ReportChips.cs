namespace Optica.Portal.Features.Reports;

/// <summary>The filters of a report that hold, as its cover names them, each with the report without it.</summary>
internal static class ReportChips
{
    /// <summary>Those that an address sets: what always holds is no filter that can be taken away.</summary>
    /// <param name="url">The report.</param>
    /// <param name="filters">The filters in force.</param>
    public static IReadOnlyList<(string Text, string Href)> Of(ReportsUrl url, IReadOnlyList<ReportFilter> filters) =>
        [
            .. filters
                .Select(filter => (Text: $"{filter.Label}: {filter.Text}", Without: Without(url, filter.Name)))
                .Where(chip => chip.Without is { } without && without.Format() != url.Format())
                .Select(chip => (chip.Text, chip.Without!.Format())),
        ];

    private static ReportsUrl? Without(ReportsUrl url, string filter) =>
        filter switch
        {
            "Text" => url with { Customers = url.Customers with { Text = null }, Audit = url.Audit with { Text = null } },
            "Action" => url with { Audit = url.Audit with { Action = null } },
            "RecordKind" => url with { Audit = url.Audit with { Kind = null } },
            "Record" => url with { Audit = url.Audit with { RecordId = null } },
            "Person" => url with { Audit = url.Audit with { UserId = null }, Breach = url.Breach with { UserId = null } },
            "Customer" => url with { Audit = url.Audit with { CustomerId = null }, Breach = url.Breach with { CustomerId = null } },
            "Status" => url with { Customers = url.Customers with { IsActive = null } },
            "Segment" => url with { Customers = url.Customers with { Segment = null } },
            "Tag" => url with { Customers = url.Customers with { Tag = null } },
            "SpentFrom" => url with { Customers = url.Customers with { SpentFrom = null } },
            "SpentTo" => url with { Customers = url.Customers with { SpentTo = null } },
            "ExamDue" => url with { Customers = url.Customers with { DueDays = null } },
            "OrderStatus" => url with { Status = null },
            "Branch" => url with
            {
                BranchId = null,
                Customers = url.Customers with { BranchId = null },
                Audit = url.Audit with { BranchId = null },
                Breach = url.Breach with { BranchId = null },
            },
            "From" => url with { From = null, Customers = url.Customers with { From = null }, Audit = url.Audit with { From = null } },
            "To" => url with { To = null, Customers = url.Customers with { To = null }, Audit = url.Audit with { To = null } },
            _ => null,
        };
}

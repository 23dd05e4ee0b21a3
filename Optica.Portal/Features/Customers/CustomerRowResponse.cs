using Optica.Domain.Customers;
using Optica.Portal.Api;

namespace Optica.Portal.Features.Customers;

/// <summary>A customer in lists and search.</summary>
public sealed record CustomerRowResponse(
    Guid Id,
    long Version,
    BranchResponse Branch,
    string? FirstName,
    string? LastName,
    string FullName,
    string? Email,
    string? Phone,
    string? Rut,
    string? DocumentNumber,
    IReadOnlyList<string> Tags,
    bool IsActive,
    DateTime CreatedAt,
    DateOnly? NextEyeExamDue,
    AnalyticsResponse Analytics
);

/// <summary>Counts above the list.</summary>
public sealed record CustomerStatsResponse(
    int TotalCustomers,
    int ActiveCustomers,
    int NewThisMonth,
    int ExamDue,
    SegmentCountsResponse BySegment
)
{
    /// <summary>There are more exams due than counted.</summary>
    public bool ExamDueCapped { get; init; }

    /// <summary>Twelve months, oldest first; null without the permission.</summary>
    public IReadOnlyList<MonthResponse>? RevenueByMonth { get; init; }
}

/// <summary>Customers by segment.</summary>
public sealed record SegmentCountsResponse(int New, int FirstTime, int Returning, int Regular, int Vip, int AtRisk);

/// <summary>The answer to a search.</summary>
/// <param name="Kind">How the text was understood.</param>
/// <param name="Total">Matches in all, counted up to a cap.</param>
/// <param name="TotalCapped">There are more than counted.</param>
/// <param name="IsGuess">Nothing matched exactly: these are one typo away.</param>
/// <param name="Items">At most 20, best first.</param>
public sealed record CustomerSearchResponse(
    SearchKind Kind,
    int Total,
    bool TotalCapped,
    bool IsGuess,
    IReadOnlyList<CustomerRowResponse> Items
);

/// <summary>One step of a customer's history.</summary>
/// <param name="Id">Identity of the step.</param>
/// <param name="At">When, UTC.</param>
/// <param name="User">Name of who.</param>
/// <param name="Action">What: create, update, deactivate, reactivate, transfer …</param>
/// <param name="Reason">Stated reason, or null.</param>
/// <param name="Changes">Fields, old and new.</param>
/// <param name="HidesMedical">Medical fields changed too, and the caller may not see them.</param>
public sealed record HistoryResponse(
    Guid Id,
    DateTime At,
    string User,
    string Action,
    string? Reason,
    IReadOnlyList<HistoryChangeResponse> Changes,
    bool HidesMedical
);

/// <summary>One field, before and after.</summary>
public sealed record HistoryChangeResponse(string Field, string? Old, string? New);

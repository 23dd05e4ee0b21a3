using Optica.Domain.Common;
using Optica.Domain.Segments;

namespace Optica.Domain.Customers;

/// <summary>Spending figures of a customer (DOMAIN §5).</summary>
/// <param name="OrderCount">Counting orders.</param>
/// <param name="TotalSpent">CLP, net of refunds.</param>
/// <param name="LastOrderAt">Last counting order, UTC.</param>
/// <param name="LastVisitAt">Last completed visit, UTC.</param>
/// <param name="Tier">Tier by counting orders.</param>
public sealed record FiguresRow(int OrderCount, long TotalSpent, DateTime? LastOrderAt, DateTime? LastVisitAt, FrequencyTier Tier)
{
    /// <summary>The tier, or at-risk.</summary>
    public Segment Segment { get; init; } = (Segment)Tier;

    /// <summary>CLP an order, whole pesos; 0 without orders.</summary>
    public long Average => OrderCount == 0 ? 0 : (long)Math.Round((decimal)TotalSpent / OrderCount, MidpointRounding.AwayFromZero);
}

/// <summary>Everything the profile shows of a customer.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Version">Version, for the next save.</param>
/// <param name="Branch">The branch, with its zone and whether the caller may change records there.</param>
/// <param name="FullName">Name as shown.</param>
/// <param name="Fields">Every field; the medical ones are empty without the clinical permission.</param>
/// <param name="SeesMedical">Whether the medical fields were read.</param>
/// <param name="IsActive">Whether active.</param>
/// <param name="EmailShared">The e-mail is confirmed as shared.</param>
/// <param name="PhoneShared">The phone is confirmed as shared.</param>
/// <param name="Figures">Spending figures.</param>
/// <param name="Stamp">Who made and changed it.</param>
public sealed record CustomerProfile(
    Guid Id,
    long Version,
    Organisations.BranchRow Branch,
    string FullName,
    CustomerInput Fields,
    bool SeesMedical,
    bool IsActive,
    bool EmailShared,
    bool PhoneShared,
    FiguresRow Figures,
    StampRow Stamp
)
{
    /// <summary>What the customer owes over all orders, CLP; 0 for who may not see orders.</summary>
    public long Balance { get; init; }

    /// <summary>What the customer said about being contacted, every purpose and channel that was ever asked.</summary>
    public IReadOnlyList<ConsentRow> Consents { get; init; } = [];

    /// <summary>Whether the data is blocked or was erased.</summary>
    public RightsStanding Standing { get; init; } = RightsStanding.Free;

    /// <summary>Why nothing may be done with the customer's data, or null when it may.</summary>
    public CustomerSuspended? Refusal => Standing.Refusal is { } why ? why with { CustomerId = Id, Why = Standing.BlockedReason } : null;
}

/// <summary>Whether somebody's data is blocked or was erased (CL-12, CL-13).</summary>
/// <param name="BlockedAt">Since when it is blocked, UTC, or null.</param>
/// <param name="BlockedReason">Why.</param>
/// <param name="ErasedAt">When it was erased, UTC, or null.</param>
/// <param name="HeldUntil">Last day on which what is left is kept by law.</param>
public sealed record RightsStanding(DateTime? BlockedAt, string? BlockedReason, DateTime? ErasedAt, DateOnly? HeldUntil)
{
    /// <summary>Neither.</summary>
    public static readonly RightsStanding Free = new(null, null, null, null);

    /// <summary>Whether nothing may be changed.</summary>
    public bool IsSuspended => BlockedAt is not null || ErasedAt is not null;

    /// <summary>Why nothing may be done with the data, or null when it may.</summary>
    public CustomerSuspended? Refusal => CustomerSuspended.Of(BlockedAt is not null, ErasedAt is not null);
}

/// <summary>Who made and last changed a record.</summary>
/// <param name="CreatedAt">When made, UTC.</param>
/// <param name="CreatedBy">Name of who made it, or null for the system.</param>
/// <param name="UpdatedAt">When last changed, UTC.</param>
/// <param name="UpdatedBy">Name of who changed it last, or null for the system.</param>
public sealed record StampRow(DateTime CreatedAt, string? CreatedBy, DateTime UpdatedAt, string? UpdatedBy);

/// <summary>Counts above the list.</summary>
/// <param name="Total">Customers in reach.</param>
/// <param name="Active">Of them active.</param>
/// <param name="NewThisMonth">Registered this calendar month (organisation's zone).</param>
/// <param name="ExamDue">Active, with an eye exam due by today; counted up to a cap.</param>
public sealed record CustomerStats(int Total, int Active, int NewThisMonth, int ExamDue)
{
    /// <summary>Customers by segment, every segment.</summary>
    public IReadOnlyList<SegmentRow> BySegment { get; init; } = [];

    /// <summary>More exams are due than <see cref="ExamDue"/> says.</summary>
    public bool ExamDueCapped { get; init; }

    /// <summary>Customers of a segment.</summary>
    public int Of(Segment segment) => BySegment.FirstOrDefault(row => row.Segment == segment)?.Customers ?? 0;
}

/// <summary>The answer to a search.</summary>
/// <param name="Query">How the text was understood.</param>
/// <param name="Items">At most 20, best first.</param>
/// <param name="Total">Matches in all, counted up to a cap.</param>
/// <param name="TotalCapped">More than counted.</param>
/// <param name="IsGuess">Nothing matched exactly: these are one typo away.</param>
public sealed record CustomerSearchAnswer(
    SearchQuery Query,
    IReadOnlyList<CustomerRow> Items,
    int Total,
    bool TotalCapped = false,
    bool IsGuess = false
);

/// <summary>How a new customer is to be saved.</summary>
/// <param name="SharesContact">The user confirmed that e-mail or phone belong to another person too.</param>
/// <param name="OperationId">One click, one effect: the same id twice makes one customer.</param>
/// <param name="RequestHash">SHA-256 of an API request, to notice a reused key.</param>
public sealed record CustomerCreateOptions(bool SharesContact = false, Guid? OperationId = null, byte[]? RequestHash = null)
{
    /// <summary>Operation id and hash together.</summary>
    public (Guid? Id, byte[]? Hash) Operation => (OperationId, RequestHash);

    /// <summary>What of a request could not be read; told with the broken rules, after rights and branch.</summary>
    public Invalid? Unreadable { get; init; }
}

/// <summary>A change to a customer: only the named fields.</summary>
/// <param name="Input">New values.</param>
/// <param name="Fields">Names of the input's properties that are meant; null means all the caller may see.</param>
/// <param name="Version">The version the change was made on; null takes whatever stands.</param>
/// <param name="SharesContact">The user confirmed that e-mail or phone belong to another person too.</param>
public sealed record CustomerUpdate(
    CustomerInput Input,
    IReadOnlySet<string>? Fields = null,
    long? Version = null,
    bool SharesContact = false
)
{
    /// <summary>What of a request could not be read; told with the broken rules, after rights and record.</summary>
    public Invalid? Unreadable { get; init; }
}

/// <summary>What came of a change to many customers.</summary>
/// <param name="Changed">Who was changed: what an undo takes back.</param>
/// <param name="Same">How many were so already.</param>
/// <param name="Refused">How many could not be changed: out of reach, read-only, or gone.</param>
public sealed record BulkOutcome(IReadOnlyList<Guid> Changed, int Same, int Refused);

using Optica.Domain.Segments;

namespace Optica.Domain.Customers;

/// <summary>What a customer list is sorted by; ties are broken by id.</summary>
public enum CustomerSort
{
    /// <summary>Family name, then given name.</summary>
    Name = 1,

    /// <summary>Day of registration.</summary>
    CreatedAt = 2,

    /// <summary>Last counting order; customers without one come last.</summary>
    LastOrderDate = 3,

    /// <summary>Total spent.</summary>
    TotalSpent = 4,

    /// <summary>Counting orders.</summary>
    OrderCount = 5,
}

/// <summary>Which customers a list shows.</summary>
public sealed record CustomerFilter
{
    /// <summary>Free text as in search (DOMAIN §4).</summary>
    public string? Text { get; init; }

    /// <summary>Active, inactive, or null for all.</summary>
    public bool? IsActive { get; init; }

    /// <summary>Carries this tag, without regard to case and accents.</summary>
    public string? Tag { get; init; }

    /// <summary>Of this segment only; who is at risk is not of their tier's.</summary>
    public Segment? Segment { get; init; }

    /// <summary>Has spent at least so much, CLP.</summary>
    public long? SpentFrom { get; init; }

    /// <summary>Has spent at most so much, CLP.</summary>
    public long? SpentTo { get; init; }

    /// <summary>Of this branch only.</summary>
    public Guid? BranchId { get; init; }

    /// <summary>Of this organisation only: a platform admin may have opened several.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>Registered on or after this day (organisation's zone).</summary>
    public DateOnly? CreatedFrom { get; init; }

    /// <summary>Registered on or before this day (organisation's zone).</summary>
    public DateOnly? CreatedTo { get; init; }

    /// <summary>Eye exam due on or before this day.</summary>
    public DateOnly? ExamDueBefore { get; init; }

    /// <summary>May be contacted for this (<see cref="ContactRule"/>): set by every list that is made for it.</summary>
    public ConsentPurpose? Contact { get; init; }

    /// <summary>Sorted by.</summary>
    public CustomerSort Sort { get; init; } = CustomerSort.Name;

    /// <summary>Largest first.</summary>
    public bool Descending { get; init; }

    /// <summary>Whether nothing but branch and state is asked for: how many there are is then kept, and need not be counted.</summary>
    public bool IsCounted =>
        this with
        {
            Text = string.IsNullOrWhiteSpace(Text) ? null : Text,
            Tag = string.IsNullOrWhiteSpace(Tag) ? null : Tag,
            IsActive = null,
            BranchId = null,
            Sort = CustomerSort.Name,
            Descending = false,
        } == new CustomerFilter();
}

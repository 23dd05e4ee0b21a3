namespace Optica.Domain.WorkOrders;

/// <summary>What a list of jobs is sorted by; ties are broken by id.</summary>
public enum WorkOrderSort
{
    /// <summary>When it was taken.</summary>
    CreatedAt = 1,

    /// <summary>Promised day; jobs without one stand last.</summary>
    PromisedOn = 2,

    /// <summary>Since when it is where it is.</summary>
    StatusAt = 3,
}

/// <summary>Which jobs a list or the board shows.</summary>
public sealed record WorkOrderFilter
{
    /// <summary>A number or part of it, or the customer as in search.</summary>
    public string? Text { get; init; }

    /// <summary>Where it is, or null for all.</summary>
    public WorkOrderStatus? Status { get; init; }

    /// <summary>At this laboratory only.</summary>
    public Guid? LabId { get; init; }

    /// <summary>Of this member of staff only.</summary>
    public Guid? AssignedTo { get; init; }

    /// <summary>Only those that are late.</summary>
    public bool OnlyOverdue { get; init; }

    /// <summary>Of this branch only.</summary>
    public Guid? BranchId { get; init; }

    /// <summary>Of this customer only.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>Of this order only.</summary>
    public Guid? OrderId { get; init; }

    /// <summary>Sorted by.</summary>
    public WorkOrderSort Sort { get; init; } = WorkOrderSort.CreatedAt;

    /// <summary>Newest or latest first.</summary>
    public bool Descending { get; init; } = true;
}

namespace Optica.Domain.Orders;

/// <summary>What a list of orders is sorted by; ties are broken by id.</summary>
public enum OrderSort
{
    /// <summary>When it was taken.</summary>
    CreatedAt = 1,

    /// <summary>Total.</summary>
    Total = 2,

    /// <summary>What is due.</summary>
    Balance = 3,
}

/// <summary>Which orders a list shows.</summary>
public sealed record OrderFilter
{
    /// <summary>A number or part of it, or the customer as in search.</summary>
    public string? Text { get; init; }

    /// <summary>How far it is, or null for all.</summary>
    public OrderStatus? Status { get; init; }

    /// <summary>Only orders of which the customer owes something.</summary>
    public bool OnlyDue { get; init; }

    /// <summary>Of this branch only.</summary>
    public Guid? BranchId { get; init; }

    /// <summary>Of this customer only.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>Taken on or after this day (organisation's zone).</summary>
    public DateOnly? From { get; init; }

    /// <summary>Taken on or before this day (organisation's zone).</summary>
    public DateOnly? To { get; init; }

    /// <summary>Sorted by.</summary>
    public OrderSort Sort { get; init; } = OrderSort.CreatedAt;

    /// <summary>Newest or largest first.</summary>
    public bool Descending { get; init; } = true;
}

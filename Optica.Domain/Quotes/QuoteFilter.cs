namespace Optica.Domain.Quotes;

/// <summary>What a list of quotes is sorted by; ties are broken by id.</summary>
public enum QuoteSort
{
    /// <summary>When it was made.</summary>
    CreatedAt = 1,

    /// <summary>Its last day.</summary>
    ValidUntil = 2,

    /// <summary>Total of the accepted alternative, else of the dearest.</summary>
    Total = 3,
}

/// <summary>Which quotes a list shows.</summary>
public sealed record QuoteFilter
{
    /// <summary>A number or part of it, or the customer as in search.</summary>
    public string? Text { get; init; }

    /// <summary>What it reads today, expired ones included; or null for all.</summary>
    public QuoteStatus? Status { get; init; }

    /// <summary>Of this branch only.</summary>
    public Guid? BranchId { get; init; }

    /// <summary>Of this customer only.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>Made by this user only.</summary>
    public Guid? SellerId { get; init; }

    /// <summary>Made on or after this day (organisation's zone).</summary>
    public DateOnly? From { get; init; }

    /// <summary>Made on or before this day (organisation's zone).</summary>
    public DateOnly? To { get; init; }

    /// <summary>Sorted by.</summary>
    public QuoteSort Sort { get; init; } = QuoteSort.CreatedAt;

    /// <summary>Newest or largest first.</summary>
    public bool Descending { get; init; } = true;
}

/// <summary>Which quotes a conversion rate counts: those that customers got in these days.</summary>
public sealed record ConversionFilter
{
    /// <summary>Of this branch only.</summary>
    public Guid? BranchId { get; init; }

    /// <summary>Sent on or after this day (organisation's zone).</summary>
    public DateOnly? From { get; init; }

    /// <summary>Sent on or before this day (organisation's zone).</summary>
    public DateOnly? To { get; init; }
}

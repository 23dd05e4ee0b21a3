namespace Optica.Domain.Reports;

/// <summary>Which sightings the report of a breach is about.</summary>
public sealed record BreachFilter
{
    /// <summary>Longest span, days.</summary>
    public const int MostDays = 92;

    /// <summary>Days when nothing is said, up to today.</summary>
    public const int UsualDays = 7;

    /// <summary>On or after this day (zone of the branch, or the organisation's); null for a week before <see cref="To"/>.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The time of the first day at which it begins; null for its beginning.</summary>
    public TimeOnly? Start { get; init; }

    /// <summary>On or before this day; null for today.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The time of the last day before which it ends; null for its end.</summary>
    public TimeOnly? End { get; init; }

    /// <summary>Seen by this person.</summary>
    public Guid? UserId { get; init; }

    /// <summary>Customers of this branch.</summary>
    public Guid? BranchId { get; init; }

    /// <summary>This customer.</summary>
    public Guid? CustomerId { get; init; }
}

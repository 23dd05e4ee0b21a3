using Optica.Domain.Common;

namespace Optica.Domain.Segments;

/// <summary>How many customers of a branch went from one segment to another within a month. Written when the month is over.</summary>
public sealed class SegmentMovement : IBranchOwned, IDerived
{
    private SegmentMovement() { }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <inheritdoc />
    public Guid BranchId { get; private set; }

    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; private set; }

    /// <summary>Where they were when it began; null for who was not a customer yet.</summary>
    public Segment? From { get; private set; }

    /// <summary>Where they were when it ended.</summary>
    public Segment To { get; private set; }

    /// <summary>How many.</summary>
    public int Customers { get; private set; }

    /// <summary>A row.</summary>
    /// <param name="id">Identity.</param>
    /// <param name="key">Whose month.</param>
    /// <param name="move">From where to where.</param>
    /// <param name="customers">How many.</param>
    public static SegmentMovement Create(Guid id, MonthKey key, (Segment? From, Segment To) move, int customers)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new()
        {
            Id = id,
            OrganisationId = key.OrganisationId,
            BranchId = key.BranchId,
            Month = key.Month,
            From = move.From,
            To = move.To,
            Customers = customers,
        };
    }
}

using Optica.Domain.Common;

namespace Optica.Domain.Segments;

/// <summary>
/// How many customers of a branch have the same tier and time of their last order, and what they have spent: by day, by month and in
/// all. Totals, segments and at-risk counts are sums of a few of these rows, whatever the number of customers (PERFORMANCE §1).
/// </summary>
public sealed class CustomerCount : IBranchOwned, IDerived
{
    /// <summary>Day of customers without an order.</summary>
    public static readonly DateOnly NoOrder = DateOnly.MinValue;

    private CustomerCount() { }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <summary>The customers' branch.</summary>
    public Guid BranchId { get; private set; }

    /// <summary>Whether they are active.</summary>
    public bool IsActive { get; private set; }

    /// <summary>Their tier.</summary>
    public FrequencyTier Tier { get; private set; }

    /// <summary>How much time the row stands for.</summary>
    public CountSpan Span { get; private set; }

    /// <summary>
    /// First day of the span in which their newest counting order lies, in the organisation's zone; <see cref="NoOrder"/> without an
    /// order, and for <see cref="CountSpan.Always"/>.
    /// </summary>
    public DateOnly LastOrderDay { get; private set; }

    /// <summary>How many.</summary>
    public int Customers { get; private set; }

    /// <summary>What they have spent, CLP.</summary>
    public long Spent { get; private set; }

    /// <summary>A row with its first customers.</summary>
    public static CustomerCount Create(CountKey key, int customers, long spent)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new()
        {
            OrganisationId = key.OrganisationId,
            BranchId = key.BranchId,
            IsActive = key.IsActive,
            Tier = key.Tier,
            Span = key.Span,
            LastOrderDay = key.LastOrderDay,
            Customers = customers,
            Spent = spent,
        };
    }
}

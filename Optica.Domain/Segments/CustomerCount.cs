using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Domain.Segments;

/// <summary>
/// How many customers of a branch have the same tier and day of their last order, and what they have spent: totals, segments and
/// at-risk counts are sums of these rows, whatever the number of customers (PERFORMANCE §1).
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

    /// <summary>Day of their newest counting order in the organisation's zone; <see cref="NoOrder"/> without one.</summary>
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
            LastOrderDay = key.LastOrderDay,
            Customers = customers,
            Spent = spent,
        };
    }
}

/// <summary>Which row of <see cref="CustomerCount"/> a customer belongs to.</summary>
public sealed record CountKey(Guid OrganisationId, Guid BranchId, bool IsActive, FrequencyTier Tier, DateOnly LastOrderDay)
{
    /// <summary>The row of a customer.</summary>
    /// <param name="figures">Their figures.</param>
    /// <param name="zone">The organisation's zone.</param>
    public static CountKey Of(CustomerFigures figures, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return new(figures.OrganisationId, figures.BranchId, figures.IsActive, figures.Tier, DayOf(figures.LastOrderAt, zone));
    }

    /// <summary>The day that stands for an instant.</summary>
    public static DateOnly DayOf(DateTime? lastOrderAt, TimeZoneInfo zone) =>
        lastOrderAt is { } at ? LocalDay.Of(new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)), zone) : CustomerCount.NoOrder;
}

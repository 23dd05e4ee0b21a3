using Optica.Domain.Common;
using Optica.Domain.Segments;

namespace Optica.Domain.Customers;

/// <summary>
/// What lists sort and filter by, one narrow row per customer, written in the transaction of the change it follows from (DOMAIN §5).
/// </summary>
public sealed class CustomerFigures : IBranchOwned
{
    private CustomerFigures() { }

    /// <summary>The customer.</summary>
    public Guid CustomerId { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <inheritdoc />
    public Guid BranchId { get; private set; }

    /// <summary>As the customer's.</summary>
    public bool IsActive { get; private set; }

    /// <summary>Folded name that lists sort by.</summary>
    public string SortName { get; private set; } = "";

    /// <summary>When the customer was registered, UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>Tier by counting orders (DOMAIN §5).</summary>
    public FrequencyTier Tier { get; private set; }

    /// <summary>Counting orders.</summary>
    public int OrderCount { get; private set; }

    /// <summary>Total spent in CLP, net of refunds.</summary>
    public long TotalSpent { get; private set; }

    /// <summary>First counting order, UTC.</summary>
    public DateTime? FirstOrderAt { get; private set; }

    /// <summary>Last counting order, UTC.</summary>
    public DateTime? LastOrderAt { get; private set; }

    /// <summary>Last completed visit, UTC.</summary>
    public DateTime? LastVisitAt { get; private set; }

    /// <summary>Completed visits.</summary>
    public int Visits { get; private set; }

    /// <summary>Visits that were booked and missed.</summary>
    public int NoShows { get; private set; }

    /// <summary>Quotes that the customer got, whatever became of them.</summary>
    public int Quotes { get; private set; }

    /// <summary>Those of them that became orders.</summary>
    public int QuotesConverted { get; private set; }

    /// <summary>Day the next eye exam is due.</summary>
    public DateOnly? NextExamDue { get; private set; }

    /// <summary>The row of a new customer.</summary>
    public static CustomerFigures Create(Customer customer, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(customer);
        var figures = new CustomerFigures
        {
            CustomerId = customer.Id,
            OrganisationId = customer.OrganisationId,
            CreatedAt = at,
        };
        figures.Follow(customer);
        return figures;
    }

    /// <summary>Takes over what the customer itself says.</summary>
    public void Follow(Customer customer)
    {
        ArgumentNullException.ThrowIfNull(customer);
        BranchId = customer.BranchId;
        IsActive = customer.IsActive;
        SortName = customer.SortName;
        NextExamDue = customer.NextEyeExamDue;
    }
}

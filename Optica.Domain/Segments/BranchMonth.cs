using Optica.Domain.Common;

namespace Optica.Domain.Segments;

/// <summary>A branch's calendar month in the organisation's zone. Orders count where they happened, new customers where they belong.</summary>
public sealed class BranchMonth : IBranchOwned, IDerived
{
    private BranchMonth() { }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <inheritdoc />
    public Guid BranchId { get; private set; }

    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; private set; }

    /// <summary>Counting orders less refunds, CLP, in the month of their creation.</summary>
    public long Revenue { get; private set; }

    /// <summary>Counting orders.</summary>
    public int Orders { get; private set; }

    /// <summary>Customers registered.</summary>
    public int NewCustomers { get; private set; }

    /// <summary>A row with its first figures.</summary>
    public static BranchMonth Create(MonthKey key, MonthDelta first)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(first);
        return new()
        {
            OrganisationId = key.OrganisationId,
            BranchId = key.BranchId,
            Month = key.Month,
            Revenue = first.Revenue,
            Orders = first.Orders,
            NewCustomers = first.NewCustomers,
        };
    }
}

/// <summary>Which row of <see cref="BranchMonth"/>.</summary>
public sealed record MonthKey(Guid OrganisationId, Guid BranchId, DateOnly Month);

/// <summary>What is added to a row; negative takes away.</summary>
public sealed record MonthDelta(long Revenue = 0, int Orders = 0, int NewCustomers = 0);

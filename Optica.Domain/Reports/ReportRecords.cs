using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.Segments;

namespace Optica.Domain.Reports;

/// <summary>Customers in a report, and the thresholds their segments follow from.</summary>
/// <param name="Rows">The customers.</param>
/// <param name="Rules">Thresholds in force.</param>
public sealed record CustomerReport(ReportRows<ReportCustomer> Rows, SegmentRules Rules)
{
    /// <summary>Whom a list made for contacting leaves out; nobody for other reports.</summary>
    public LeftOut LeftOut { get; init; } = LeftOut.Nobody;
}

/// <summary>A customer in a report: every field but medical ones.</summary>
/// <param name="Row">As lists show them, with tags and segment.</param>
/// <param name="Fields">The fields; the medical ones are never read and stay empty.</param>
/// <param name="FirstOrderAt">First counting order, UTC.</param>
public sealed record ReportCustomer(CustomerRow Row, ReportFields Fields, DateTime? FirstOrderAt)
{
    /// <summary>What they agreed to for the purpose of a list made for contacting; empty for other reports.</summary>
    public IReadOnlyList<ConsentChoice> Given { get; init; } = [];
}

/// <summary>Fields of a customer that lists do not show. Nothing medical has a place here.</summary>
public sealed record ReportFields
{
    /// <summary>Day of birth.</summary>
    public DateOnly? DateOfBirth { get; init; }

    /// <summary>Gender.</summary>
    public Gender? Gender { get; init; }

    /// <summary>Street and number.</summary>
    public string? AddressLine1 { get; init; }

    /// <summary>Flat, floor.</summary>
    public string? AddressLine2 { get; init; }

    /// <summary>Comuna.</summary>
    public string? City { get; init; }

    /// <summary>Region.</summary>
    public string? State { get; init; }

    /// <summary>Postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Two letters of the country.</summary>
    public string? Country { get; init; }

    /// <summary>How they want to be reached.</summary>
    public ContactMethod? PreferredContactMethod { get; init; }

    /// <summary>Whom to call in an emergency.</summary>
    public string? EmergencyContactName { get; init; }

    /// <summary>Their phone, E.164.</summary>
    public string? EmergencyContactPhone { get; init; }

    /// <summary>Insurance.</summary>
    public InsuranceProvider? InsuranceProvider { get; init; }

    /// <summary>Number of the policy.</summary>
    public string? InsurancePolicyNumber { get; init; }

    /// <summary>Day of the last eye exam.</summary>
    public DateOnly? LastEyeExamDate { get; init; }

    /// <summary>Notes of the shop.</summary>
    public string? Notes { get; init; }
}

/// <summary>What a customer spent month by month.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="FullName">Their name.</param>
/// <param name="Rut">RUT, stored form.</param>
/// <param name="Branch">Their branch.</param>
/// <param name="Months">CLP of twelve months, oldest first, zeros included.</param>
/// <param name="Orders">Counting orders of these months.</param>
public sealed record SpendingRow(Guid CustomerId, string FullName, string? Rut, string Branch, IReadOnlyList<long> Months, int Orders)
{
    /// <summary>CLP of all twelve months.</summary>
    public long Total => Months.Sum();
}

/// <summary>Monthly spending: the months, and who spent in them.</summary>
/// <param name="Months">First days of twelve months, oldest first.</param>
/// <param name="Rows">Customers with a counting order in them, by name.</param>
public sealed record SpendingReport(IReadOnlyList<DateOnly> Months, ReportRows<SpendingRow> Rows);

/// <summary>An order in a report.</summary>
/// <param name="Row">As lists show it.</param>
/// <param name="Rut">The customer's RUT, stored form; null for a customer out of reach.</param>
/// <param name="Money">Its amounts.</param>
/// <param name="Benefit">Agreement or discount it was priced with, or null.</param>
public sealed record ReportOrder(OrderRow Row, string? Rut, ReportMoney Money, string? Benefit);

/// <summary>Amounts of an order, CLP.</summary>
/// <param name="Net">Without tax.</param>
/// <param name="Tax">IVA.</param>
/// <param name="Credited">Refunded.</param>
/// <param name="Paid">Paid by the customer.</param>
/// <param name="InstitutionShare">Paid by an institution.</param>
public sealed record ReportMoney(long Net, long Tax, long Credited, long Paid, long InstitutionShare);

namespace Optica.Domain.Reports;

/// <summary>The reports there are.</summary>
public enum ReportKind
{
    /// <summary>Customers by the filters of their list, with all fields but medical ones, and their analytics.</summary>
    Customers = 1,

    /// <summary>Segments in figures, and movement between them.</summary>
    Segments = 2,

    /// <summary>What each customer spent in each of twelve months.</summary>
    MonthlySpending = 3,

    /// <summary>Orders of a period.</summary>
    Orders = 4,

    /// <summary>Whom to win back, and how to reach them.</summary>
    AtRisk = 5,

    /// <summary>The audit trail by the filters of its list; nothing medical in it.</summary>
    Audit = 6,

    /// <summary>Whom to write to or call with an offer: customers of a segment who agreed to it, each by the ways they agreed to.</summary>
    Contacts = 7,

    /// <summary>Whose data was seen within a span of time, and by whom (SECURITY 47).</summary>
    Breach = 8,
}

namespace Optica.Domain.Audit;

/// <summary>Where somebody was shown customers.</summary>
public enum SightingSurface
{
    /// <summary>The list of customers, or one row of it.</summary>
    Customers = 1,

    /// <summary>The search for customers: box, palette, pickers.</summary>
    Search = 2,

    /// <summary>Customers with the same RUT, e-mail or phone as somebody who is being registered.</summary>
    Duplicates = 3,

    /// <summary>A customer's profile, or one of their records.</summary>
    Record = 4,

    /// <summary>A customer's medical fields, or what was prescribed to them.</summary>
    Medical = 5,

    /// <summary>Visits: calendar, list, today.</summary>
    Visits = 6,

    /// <summary>The board of jobs.</summary>
    Board = 7,

    /// <summary>The list of jobs.</summary>
    WorkOrders = 8,

    /// <summary>The list of quotes.</summary>
    Quotes = 9,

    /// <summary>The list of orders.</summary>
    Orders = 10,

    /// <summary>Whom to call: prescriptions that expire, exams that are due.</summary>
    Recall = 11,

    /// <summary>The best customers and those at risk, on the dashboard.</summary>
    Dashboard = 12,

    /// <summary>Requests to move customers.</summary>
    Transfers = 13,

    /// <summary>The audit trail, which names whom its lines are about.</summary>
    Trail = 14,

    /// <summary>The report of who saw whom.</summary>
    Breach = 15,

    /// <summary>A report, as a preview or a file.</summary>
    Report = 16,

    /// <summary>The file of all that is stored about a person.</summary>
    PersonalFile = 17,
}

namespace Optica.Portal.Features.Customers.Components.List;

/// <summary>A column beside the name, in the order of the table.</summary>
public enum CustomerColumn
{
    /// <summary>RUT, or the other document.</summary>
    Rut = 1,

    /// <summary>Phone and e-mail.</summary>
    Contact,

    /// <summary>Branch, where several are shown.</summary>
    Branch,

    /// <summary>Segment.</summary>
    Segment,

    /// <summary>Tags.</summary>
    Tags,

    /// <summary>Active or not.</summary>
    Status,

    /// <summary>Day of the last counting order.</summary>
    LastOrder,

    /// <summary>Total spent.</summary>
    TotalSpent,

    /// <summary>Counting orders.</summary>
    Orders,

    /// <summary>Day the next eye exam is due.</summary>
    ExamDue,

    /// <summary>Day of the last completed visit.</summary>
    LastVisit,

    /// <summary>Day of registration.</summary>
    Created,
}

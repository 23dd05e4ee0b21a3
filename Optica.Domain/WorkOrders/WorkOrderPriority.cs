namespace Optica.Domain.WorkOrders;

/// <summary>How urgent a job is; higher ones stand first on the board.</summary>
public enum WorkOrderPriority
{
    /// <summary>In its turn.</summary>
    Normal = 1,

    /// <summary>Before the others.</summary>
    High = 2,

    /// <summary>At once.</summary>
    Urgent = 3,
}

namespace Optica.Portal.Features.WorkOrders;

/// <summary>How jobs are looked at.</summary>
public enum WorkOrdersView
{
    /// <summary>Open jobs, column by column.</summary>
    Board = 1,

    /// <summary>All jobs, row by row.</summary>
    Table = 2,
}

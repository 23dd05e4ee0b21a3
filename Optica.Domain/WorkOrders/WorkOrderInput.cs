using Optica.Domain.Customers;
using Optica.Domain.Prescriptions;

namespace Optica.Domain.WorkOrders;

/// <summary>A job as typed. Customer, branch, order and prescription are said once; the rest can change while the job is open.</summary>
public sealed class WorkOrderInput
{
    /// <summary>The customer.</summary>
    public Guid? CustomerId { get; set; }

    /// <summary>The branch where it happens; null for the selected one.</summary>
    public Guid? BranchId { get; set; }

    /// <summary>The customer's order whose balance counts; optional.</summary>
    public Guid? OrderId { get; set; }

    /// <summary>The customer's current prescription the lenses are made by; optional.</summary>
    public Guid? PrescriptionId { get; set; }

    /// <summary>What the lenses are for; it decides the tolerances.</summary>
    public PrescriptionKind? LensKind { get; set; }

    /// <summary>The lenses in words for the laboratory, ≤ 200.</summary>
    public string? LensDescription { get; set; }

    /// <summary>Whether the customer brought the frame.</summary>
    public bool OwnFrame { get; set; }

    /// <summary>The frame in words, ≤ 200.</summary>
    public string? FrameDescription { get; set; }

    /// <summary>The laboratory.</summary>
    public Guid? LabId { get; set; }

    /// <summary>Day the customer was promised.</summary>
    public DateOnly? PromisedOn { get; set; }

    /// <summary>The member of staff who sees to it.</summary>
    public Guid? AssignedTo { get; set; }

    /// <summary>How urgent; normal when nothing is said.</summary>
    public WorkOrderPriority? Priority { get; set; }

    /// <summary>Notes for the shop, nothing medical, ≤ 1000.</summary>
    public string? Notes { get; set; }

    /// <summary>Brings it into the form that is stored. Twice is the same as once.</summary>
    public void Normalise()
    {
        LensDescription = TextRules.CleanLine(LensDescription);
        FrameDescription = TextRules.CleanLine(FrameDescription);
        Notes = TextRules.CleanText(Notes);
        Priority ??= WorkOrderPriority.Normal;
    }
}

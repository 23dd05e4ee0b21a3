using Optica.Domain.Common;
using Optica.Domain.Prescriptions;

namespace Optica.Domain.WorkOrders;

/// <summary>
/// A pair of spectacles or lenses being made (DOMAIN §9). What is prescribed stands encrypted beside it, as it was when the job was
/// made; every step is stored.
/// </summary>
public sealed partial class WorkOrder : ICustomerRecord, IStamped, IVersioned, IAudited
{
    /// <summary>Longest number.</summary>
    public const int NumberLength = 20;

    /// <summary>Longest description of lenses or frame.</summary>
    public const int DescriptionLength = 200;

    /// <summary>Longest notes.</summary>
    public const int NotesLength = 1000;

    private readonly List<WorkOrderStep> steps = [];

    private WorkOrder() { }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <inheritdoc />
    public Guid BranchId { get; private set; }

    /// <inheritdoc />
    public Guid CustomerId { get; private set; }

    /// <inheritdoc />
    public Guid CustomerBranchId { get; private set; }

    /// <summary>Number within the organisation: <c>TRB-2026-0001</c>.</summary>
    public string Number { get; private set; } = "";

    /// <summary>The order whose balance counts; or null.</summary>
    public Guid? OrderId { get; private set; }

    /// <summary>The quote it was converted from; or null.</summary>
    public Guid? QuoteId { get; private set; }

    /// <summary>The prescription whose snapshot it keeps; or null.</summary>
    public Guid? PrescriptionId { get; private set; }

    /// <summary>The job it makes anew; or null.</summary>
    public Guid? OriginalId { get; private set; }

    /// <summary>Why it is made anew, ≤ 400; or null.</summary>
    public string? RemakeCause { get; private set; }

    /// <summary>Where it is.</summary>
    public WorkOrderStatus Status { get; private set; } = WorkOrderStatus.Ordered;

    /// <summary>Since when it is there, UTC.</summary>
    public DateTime StatusAt { get; private set; }

    /// <summary>What the lenses are for; it decides the tolerances.</summary>
    public PrescriptionKind LensKind { get; private set; }

    /// <summary>The lenses in words, ≤ 200; or null.</summary>
    public string? LensDescription { get; private set; }

    /// <summary>Whether the customer brought the frame.</summary>
    public bool OwnFrame { get; private set; }

    /// <summary>The frame in words, ≤ 200; or null.</summary>
    public string? FrameDescription { get; private set; }

    /// <summary>The laboratory; or null.</summary>
    public Guid? LabId { get; private set; }

    /// <summary>Day the customer was promised; or null.</summary>
    public DateOnly? PromisedOn { get; private set; }

    /// <summary>The member of staff who sees to it; or null.</summary>
    public Guid? AssignedTo { get; private set; }

    /// <summary>How urgent.</summary>
    public WorkOrderPriority Priority { get; private set; } = WorkOrderPriority.Normal;

    /// <summary>Notes for the shop, nothing medical, ≤ 1000; or null.</summary>
    public string? Notes { get; private set; }

    /// <summary>Number of steps taken, the first included.</summary>
    public int StepCount { get; private set; }

    /// <summary>Steps taken, in order.</summary>
    public IReadOnlyList<WorkOrderStep> Steps => steps;

    /// <inheritdoc />
    public DateTime CreatedAt { get; private set; }

    /// <inheritdoc />
    public Guid? CreatedBy { get; private set; }

    /// <inheritdoc />
    public DateTime UpdatedAt { get; private set; }

    /// <inheritdoc />
    public Guid? UpdatedBy { get; private set; }

    /// <inheritdoc />
    public long Version { get; private set; }

    Guid IAudited.AuditId => Id;

    string IAudited.AuditKind => "work_order";

    /// <summary>Takes a job; its first step is stored.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="draft">What is to be made.</param>
    /// <param name="who">Who takes it, and when (UTC).</param>
    public static WorkOrder Create(string number, WorkOrderDraft draft, (Guid? By, DateTime At) who)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var job = new WorkOrder
        {
            Id = Ids.New(who.At),
            Number = number,
            OrganisationId = draft.Place.OrganisationId,
            BranchId = draft.Place.BranchId,
            CustomerId = draft.Place.CustomerId,
            CustomerBranchId = draft.Place.CustomerBranchId,
            OrderId = draft.Input.OrderId,
            QuoteId = draft.QuoteId,
            PrescriptionId = draft.Input.PrescriptionId,
            OriginalId = draft.OriginalId,
            RemakeCause = draft.RemakeCause,
            CreatedAt = who.At,
        };
        job.Fill(draft.Input);
        job.Take(null, new WorkOrderMove(WorkOrderStatus.Ordered), who);
        return job;
    }

    /// <summary>What can change, as an input: the start of a form.</summary>
    public WorkOrderInput ToInput() =>
        new()
        {
            CustomerId = CustomerId,
            BranchId = BranchId,
            OrderId = OrderId,
            PrescriptionId = PrescriptionId,
            LensKind = LensKind,
            LensDescription = LensDescription,
            OwnFrame = OwnFrame,
            FrameDescription = FrameDescription,
            LabId = LabId,
            PromisedOn = PromisedOn,
            AssignedTo = AssignedTo,
            Priority = Priority,
            Notes = Notes,
        };

    private void Fill(WorkOrderInput input)
    {
        LensKind = input.LensKind!.Value;
        LensDescription = input.LensDescription;
        (OwnFrame, FrameDescription) = (input.OwnFrame, input.FrameDescription);
        (LabId, PromisedOn, AssignedTo) = (input.LabId, input.PromisedOn, input.AssignedTo);
        Priority = input.Priority ?? WorkOrderPriority.Normal;
        Notes = input.Notes;
    }
}

using System.Collections.Frozen;
using System.Linq.Expressions;
using static Optica.Domain.WorkOrders.WorkOrderStatus;

namespace Optica.Domain.WorkOrders;

/// <summary>Which steps a job may take, and which jobs are late (DOMAIN §9). Stated once, for queries and for code.</summary>
public static class WorkOrderRules
{
    /// <summary>Longest note, cause or reason of a step.</summary>
    public const int NoteLength = 400;

    private static readonly FrozenDictionary<WorkOrderStatus, WorkOrderStatus[]> Table = new Dictionary<WorkOrderStatus, WorkOrderStatus[]>
    {
        [Ordered] = [OnHoldPayment, SentToLab, Cancelled],
        [OnHoldPayment] = [Ordered, Cancelled],
        // what the laboratory does not report is skipped
        [SentToLab] = [InProgressLab, ReadyAtLab, ReceivedFromLab, Cancelled],
        [InProgressLab] = [ReadyAtLab, ReceivedFromLab, Cancelled],
        [ReadyAtLab] = [ReceivedFromLab, Cancelled],
        [ReceivedFromLab] = [Mounted, Returned, Cancelled],
        [Returned] = [SentToLab, Cancelled],
        [Mounted] = [QualityCheck, Cancelled],
        [QualityCheck] = [ReadyForPickup, Returned, Cancelled],
        [ReadyForPickup] = [Delivered, Cancelled],
        [Delivered] = [],
        [Cancelled] = [],
    }.ToFrozenDictionary();

    /// <summary>Jobs that are not handed over or called off, as a query understands it.</summary>
    public static readonly Expression<Func<WorkOrder, bool>> IsStillOpen = job => job.Status < Delivered;

    /// <summary>Jobs still being made, as a query understands it: only these can be late.</summary>
    public static readonly Expression<Func<WorkOrder, bool>> IsBeingMade = job => job.Status < ReadyForPickup;

    /// <summary>Where a job can go from a status, in the order of the way.</summary>
    public static IReadOnlyList<WorkOrderStatus> Allowed(WorkOrderStatus from) => Table[from];

    /// <summary>A description cut to what a job holds, never in the middle of a pair of surrogates.</summary>
    public static string? Fit(string? text)
    {
        if (text is not { Length: > WorkOrder.DescriptionLength })
        {
            return text;
        }

        var end = WorkOrder.DescriptionLength - 1;
        return $"{text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)]}…";
    }

    /// <summary>Whether jobs of the status can still change.</summary>
    public static bool IsOpen(this WorkOrderStatus status) => status < Delivered;

    /// <summary>Whether a job is late: promised for an earlier day and still being made. One that can be fetched has kept its promise.</summary>
    /// <param name="status">Where it is.</param>
    /// <param name="promisedOn">The promised day.</param>
    /// <param name="today">The day at its branch.</param>
    public static bool IsOverdue(WorkOrderStatus status, DateOnly? promisedOn, DateOnly today) =>
        status < ReadyForPickup && promisedOn < today;

    /// <summary>Whether a step must say why: sending back and calling off.</summary>
    public static bool NeedsNote(WorkOrderStatus to) => to is Returned or Cancelled;

    /// <summary>Whether lenses are checked there: on arrival, and before the customer is called. Only from there a job can be returned.</summary>
    public static bool MayCheck(WorkOrderStatus status) => status is ReceivedFromLab or QualityCheck;

    /// <summary>Whether a job can take another prescription: before it is sent to its laboratory, for the first time or again.</summary>
    public static bool MayPrescribe(WorkOrderStatus status) => status is Ordered or OnHoldPayment or Returned;

    /// <summary>Whether a job can be made anew under warranty: once it was handed over.</summary>
    public static bool MayRemake(WorkOrderStatus status) => status == Delivered;
}

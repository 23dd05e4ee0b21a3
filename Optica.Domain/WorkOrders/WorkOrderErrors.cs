using Optica.Domain.Common;
using Optica.Domain.Resources;

namespace Optica.Domain.WorkOrders;

/// <summary>A step the job cannot take from where it is (HTTP 409 with the allowed ones, which the message names).</summary>
/// <param name="From">Where it is.</param>
/// <param name="Allowed">Where it could go.</param>
public sealed record InvalidWorkOrderTransition(WorkOrderStatus From, IReadOnlyList<WorkOrderStatus> Allowed)
    : Error("invalid_transition", ErrorKind.Conflict)
{
    /// <inheritdoc />
    public override string Message =>
        Allowed.Count == 0
            ? DomainText.Get("error_work_order_closed", NameOf(From))
            : DomainText.Get("error_work_order_transition", NameOf(From), string.Join(", ", Allowed.Select(NameOf)));

    private static string NameOf(WorkOrderStatus status) => DomainText.Get($"work_order_{status}");
}

/// <summary>Another prescription for a job that is not in the shop: the laboratory makes it by the one it was sent with.</summary>
public sealed record WorkOrderPrescriptionFixed() : Error("work_order_prescription_fixed", ErrorKind.Conflict);

/// <summary>There is no prescription on the job to compare readings with.</summary>
public sealed record NothingToCompare() : Error("nothing_to_compare", ErrorKind.Conflict);

/// <summary>The organisation has a laboratory of this name already.</summary>
public sealed record LabNameTaken() : Error("lab_name_taken", ErrorKind.Conflict);

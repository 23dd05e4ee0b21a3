namespace Optica.Domain.WorkOrders;

/// <summary>
/// A job about to be made, by hand, from a quote or as a remake. Whoever makes one has checked rights, reach and rules; what
/// belongs to the customer (order, prescription) is theirs.
/// </summary>
/// <param name="Input">Normalised and valid; its customer and branch are those of <paramref name="Place"/>.</param>
/// <param name="Place">Organisation, branch, customer and the customer's branch.</param>
public sealed record WorkOrderDraft(
    WorkOrderInput Input,
    (Guid OrganisationId, Guid BranchId, Guid CustomerId, Guid CustomerBranchId) Place
)
{
    /// <summary>The quote it was converted from; null otherwise. A quote becomes one job.</summary>
    public Guid? QuoteId { get; init; }

    /// <summary>The job it makes anew; null otherwise.</summary>
    public Guid? OriginalId { get; init; }

    /// <summary>Why it is made anew, 1–400 characters; null otherwise.</summary>
    public string? RemakeCause { get; init; }

    /// <summary>
    /// What the lenses are made by, when the caller holds it already (a quote's own snapshot, the original job's); null to take it from
    /// the prescription the input names.
    /// </summary>
    public WorkOrderPrescribed? Prescribed { get; init; }
}

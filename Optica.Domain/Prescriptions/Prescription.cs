using Optica.Domain.Common;

namespace Optica.Domain.Prescriptions;

/// <summary>
/// A prescription's plain side (CL-13): which customer, kind, status, date and last day. What was prescribed stands encrypted in
/// <see cref="PrescriptionMedical"/>. Nothing but a draft is ever changed, and nothing is deleted: it is amended by a new one (OR-23).
/// A customer has one stored as active of each kind, by a unique index.
/// </summary>
public sealed class Prescription : ICustomerRecord, IStamped, IVersioned, IAudited
{
    /// <summary>Longest reason of an amendment or a withdrawal; reasons are encrypted.</summary>
    public const int ReasonLength = 400;

    private Prescription() { }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <summary>The branch of the examination; its clock says when it expires.</summary>
    public Guid BranchId { get; private set; }

    /// <inheritdoc />
    public Guid CustomerId { get; private set; }

    /// <inheritdoc />
    public Guid CustomerBranchId { get; private set; }

    /// <summary>What it is for.</summary>
    public PrescriptionKind Kind { get; private set; }

    /// <summary>Status as written down. Expiry is not: it follows from <see cref="ExpiresOn"/>, see <see cref="StatusOn"/>.</summary>
    public PrescriptionStatus Status { get; private set; } = PrescriptionStatus.Draft;

    /// <summary>When it took its last step, UTC.</summary>
    public DateTime StatusAt { get; private set; }

    /// <summary>Day of the examination.</summary>
    public DateOnly PrescribedOn { get; private set; }

    /// <summary>The last day it may be used (OR-24).</summary>
    public DateOnly ExpiresOn { get; private set; }

    /// <summary>The prescription this one corrects; or null.</summary>
    public Guid? AmendsId { get; private set; }

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

    string IAudited.AuditKind => "prescription";

    /// <summary>A draft.</summary>
    /// <param name="place">Organisation, branch, customer and the customer's branch.</param>
    /// <param name="input">Complete and valid.</param>
    /// <param name="rules">The organisation's settings.</param>
    /// <param name="at">Now, UTC.</param>
    public static Prescription Create(
        (Guid OrganisationId, Guid BranchId, Guid CustomerId, Guid CustomerBranchId) place,
        PrescriptionInput input,
        PrescriptionRules rules,
        DateTime at
    )
    {
        var prescription = new Prescription
        {
            Id = Ids.New(at),
            OrganisationId = place.OrganisationId,
            BranchId = place.BranchId,
            CustomerId = place.CustomerId,
            CustomerBranchId = place.CustomerBranchId,
            CreatedAt = at,
            StatusAt = at,
        };
        prescription.Fill(input, rules);
        return prescription;
    }

    /// <summary>Status on a day of the branch: an active one past its last day is expired.</summary>
    public PrescriptionStatus StatusOn(DateOnly today) => PrescriptionLife.On(Status, ExpiresOn, today);

    /// <summary>Replaces kind and days of a draft; whoever calls replaces the content too.</summary>
    /// <param name="input">Complete and valid.</param>
    /// <param name="rules">The organisation's settings.</param>
    /// <returns>Done or <see cref="PrescriptionNotDraft"/>.</returns>
    public Result<Done> Change(PrescriptionInput input, PrescriptionRules rules)
    {
        if (!PrescriptionLife.MayEdit(Status))
        {
            return new PrescriptionNotDraft();
        }

        Fill(input, rules);
        return default(Done);
    }

    /// <summary>Makes a draft the customer's current one of its kind; the one before is superseded first.</summary>
    /// <param name="at">Now, UTC.</param>
    /// <returns>Done or <see cref="InvalidPrescriptionTransition"/>.</returns>
    public Result<Done> Activate(DateTime at) => Step(PrescriptionStatus.Active, at);

    /// <summary>Ends the draft: as the customer's current one of its kind, or as history when one of a later day is current.</summary>
    /// <param name="isCurrent">Whether no later one is current.</param>
    /// <param name="at">Now, UTC.</param>
    /// <returns>Done or <see cref="InvalidPrescriptionTransition"/>.</returns>
    public Result<Done> Enter(bool isCurrent, DateTime at)
    {
        var entered = Activate(at);
        return entered.Succeeded && !isCurrent ? Supersede(at) : entered;
    }

    /// <summary>A newer one of the kind, or an amendment, takes its place.</summary>
    /// <param name="at">Now, UTC.</param>
    /// <returns>Done or <see cref="InvalidPrescriptionTransition"/>.</returns>
    public Result<Done> Supersede(DateTime at) => Step(PrescriptionStatus.Superseded, at);

    /// <summary>Withdraws it; the reason stands in the content.</summary>
    /// <param name="at">Now, UTC.</param>
    /// <returns>Done or <see cref="InvalidPrescriptionTransition"/>.</returns>
    public Result<Done> Cancel(DateTime at) => Step(PrescriptionStatus.Cancelled, at);

    /// <summary>Says that it never was right; the reason stands in the content.</summary>
    /// <param name="at">Now, UTC.</param>
    /// <returns>Done or <see cref="InvalidPrescriptionTransition"/>.</returns>
    public Result<Done> MarkEnteredInError(DateTime at) => Step(PrescriptionStatus.EnteredInError, at);

    /// <summary>
    /// Corrects it: this one is superseded, and a draft in its place, of the same examination, is what the caller activates.
    /// </summary>
    /// <param name="input">What it should have said; complete and valid.</param>
    /// <param name="rules">The organisation's settings.</param>
    /// <param name="at">Now, UTC.</param>
    /// <returns>The new one or <see cref="InvalidPrescriptionTransition"/>.</returns>
    public Result<Prescription> Amend(PrescriptionInput input, PrescriptionRules rules, DateTime at)
    {
        if (Supersede(at).Error is { } no)
        {
            return no;
        }

        var amended = Create((OrganisationId, BranchId, CustomerId, CustomerBranchId), input, rules, at);
        amended.AmendsId = Id;
        return amended;
    }

    private void Fill(PrescriptionInput input, PrescriptionRules rules)
    {
        ArgumentNullException.ThrowIfNull(input);
        (Kind, PrescribedOn) = (input.Kind!.Value, input.PrescribedOn!.Value);
        ExpiresOn = PrescriptionLife.ExpiresOn(Kind, PrescribedOn, input.ExpiresOn, rules);
    }

    private Result<Done> Step(PrescriptionStatus to, DateTime at)
    {
        var allowed = PrescriptionLife.Next(Status);
        if (!allowed.Contains(to))
        {
            return new InvalidPrescriptionTransition(allowed);
        }

        (Status, StatusAt) = (to, at);
        return default(Done);
    }
}

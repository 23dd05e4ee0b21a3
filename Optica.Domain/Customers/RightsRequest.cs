using Optica.Domain.Common;

namespace Optica.Domain.Customers;

/// <summary>A person asks for one of their rights (CL-12): who asked, how they showed who they are, until when, and what came of it.</summary>
public sealed class RightsRequest : IBranchOwned, IVersioned, IAudited
{
    /// <summary>Prefix of the numbers: <c>DER-2026-0001</c>.</summary>
    public const string Series = "DER";

    /// <summary>Days the law gives to answer.</summary>
    public const int Days = 30;

    private RightsRequest() { }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <inheritdoc />
    public Guid BranchId { get; private set; }

    /// <summary>Whose data it is about.</summary>
    public Guid CustomerId { get; private set; }

    /// <summary>Number, <c>DER-2026-0001</c>.</summary>
    public string Number { get; private set; } = "";

    /// <summary>What is asked for.</summary>
    public RightsKind Kind { get; private set; }

    /// <summary>Who asks: the person, or who acts for them.</summary>
    public string Applicant { get; private set; } = "";

    /// <summary>How they showed who they are, and what exactly they want.</summary>
    public string Evidence { get; private set; } = "";

    /// <summary>When it came in, UTC.</summary>
    public DateTime AskedAt { get; private set; }

    /// <summary>Who wrote it down.</summary>
    public Guid AskedBy { get; private set; }

    /// <summary>The last day for an answer, by the branch's calendar.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>How it stands.</summary>
    public RightsStatus Status { get; private set; } = RightsStatus.Open;

    /// <summary>When it was answered, UTC.</summary>
    public DateTime? DoneAt { get; private set; }

    /// <summary>Who answered.</summary>
    public Guid? DoneBy { get; private set; }

    /// <summary>What was answered; the reason of a refusal.</summary>
    public string? Answer { get; private set; }

    /// <summary>What stands beside a block that it began: its number, and what was answered where that fits (CL-12).</summary>
    public string BlockReason =>
        Answer is { } said && Number.Length + 2 + said.Length <= Customer.BlockedReasonLength ? $"{Number}: {said}" : Number;

    /// <summary>After an erasure: last day on which the clinical record is kept.</summary>
    public DateOnly? ClinicalUntil { get; private set; }

    /// <summary>After an erasure: last day on which documents of sales are kept.</summary>
    public DateOnly? SalesUntil { get; private set; }

    /// <summary>The job that wrote the person's file.</summary>
    public Guid? JobId { get; private set; }

    /// <inheritdoc />
    public long Version { get; private set; }

    Guid IAudited.AuditId => CustomerId;

    string IAudited.AuditKind => "rights_request";

    /// <summary>Writes a request down. The input is normalised and valid.</summary>
    /// <param name="customer">Whose data it is about.</param>
    /// <param name="number">Its number.</param>
    /// <param name="input">What was said.</param>
    /// <param name="by">Who wrote it down, when (UTC), and the day by the branch's calendar.</param>
    public static RightsRequest Ask(Customer customer, string number, RightsInput input, (Guid UserId, DateTime At, DateOnly Day) by)
    {
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(input);
        return new()
        {
            Id = Ids.New(by.At),
            OrganisationId = customer.OrganisationId,
            BranchId = customer.BranchId,
            CustomerId = customer.Id,
            Number = number,
            Kind = input.Kind!.Value,
            Applicant = input.Applicant!,
            Evidence = input.Evidence!,
            AskedAt = by.At,
            AskedBy = by.UserId,
            DueOn = by.Day.AddDays(Days),
        };
    }

    /// <summary>Answers it. Refused when it was answered before.</summary>
    /// <param name="status">How.</param>
    /// <param name="answer">In words, or null.</param>
    /// <param name="userId">By whom.</param>
    /// <param name="at">When, UTC.</param>
    public Result<Done> Close(RightsStatus status, string? answer, Guid userId, DateTime at)
    {
        if (Status != RightsStatus.Open)
        {
            return new RightsAlreadyAnswered();
        }

        (Status, Answer, DoneBy, DoneAt) = (status, answer, userId, at);
        return default(Done);
    }

    /// <summary>Notes what an erasure keeps.</summary>
    public void Keep(ErasurePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        (ClinicalUntil, SalesUntil) = (plan.ClinicalUntil, plan.SalesUntil);
    }

    /// <summary>Nobody is named any more: the person it is about was erased, and nothing is held of them. Kind, days and outcome stay.</summary>
    public void Forget() => (Applicant, Evidence, Answer) = (Number, Number, null);

    /// <summary>Notes which job writes the person's file.</summary>
    public void Write(Guid jobId) => JobId = jobId;

    /// <summary>Goes along with the customer to another branch.</summary>
    public void MoveTo(Guid branchId) => BranchId = branchId;
}

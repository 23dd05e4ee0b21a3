using Optica.Domain.Common;

namespace Optica.Domain.Customers;

/// <summary>
/// What a customer said about one purpose and channel (CL-12): the last word, when, to whom and how. A consent that was withdrawn stays
/// as a "no" with its date; what stood before is in the audit trail. No row means that nobody has asked yet, which is a "no" too.
/// </summary>
public sealed class CustomerConsent : IBranchOwned, IStamped, IAuditedPart
{
    private string? before;

    private CustomerConsent() { }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <inheritdoc />
    public Guid BranchId { get; private set; }

    /// <summary>The customer.</summary>
    public Guid CustomerId { get; private set; }

    /// <summary>What for.</summary>
    public ConsentPurpose Purpose { get; private set; }

    /// <summary>By which way.</summary>
    public ContactMethod Channel { get; private set; }

    /// <summary>Whether it is given.</summary>
    public bool Given { get; private set; }

    /// <summary>How it was said; null for withdrawals that nobody noted more about.</summary>
    public ConsentSource? Source { get; private set; }

    /// <inheritdoc />
    public DateTime CreatedAt { get; private set; }

    /// <inheritdoc />
    public Guid? CreatedBy { get; private set; }

    /// <inheritdoc />
    public DateTime UpdatedAt { get; private set; }

    /// <inheritdoc />
    public Guid? UpdatedBy { get; private set; }

    Guid IAudited.AuditId => CustomerId;

    string IAudited.AuditKind => "customer";

    string IAuditedPart.AuditField => nameof(CustomerInput.Consents);

    string IAuditedPart.AuditText => Text;

    string? IAuditedPart.AuditedBefore => before;

    private string Text => ConsentText.Write(new(Purpose, Channel), Given, Source);

    internal static CustomerConsent Give(Customer customer, ConsentChoice choice, ConsentSource? source) =>
        new()
        {
            OrganisationId = customer.OrganisationId,
            BranchId = customer.BranchId,
            CustomerId = customer.Id,
            Purpose = choice.Purpose,
            Channel = choice.Channel,
            Given = true,
            Source = source,
        };

    internal void Say(bool given, ConsentSource? source)
    {
        before ??= Text;
        (Given, Source) = (given, source);
    }

    internal void MoveTo(Guid branchId) => BranchId = branchId;
}

using Optica.Domain.Agreements;
using Optica.Domain.Common;

namespace Optica.Domain.Customers;

/// <summary>A customer of a branch (DOMAIN §2). Holds nothing medical: that stands encrypted in <see cref="CustomerMedical"/>.</summary>
public sealed partial class Customer : IBranchOwned, IStamped, IVersioned, IAudited
{
    private static readonly DiscountInputValidator DiscountRules = new();

    private readonly List<CustomerTag> tags = [];

    private Customer() { }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <inheritdoc />
    public Guid BranchId { get; private set; }

    /// <summary>False once deactivated; reactivation is possible.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>Tags.</summary>
    public IReadOnlyList<CustomerTag> Tags => tags;

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

    string IAudited.AuditKind => "customer";

    /// <summary>Registers a customer. The input is normalised and valid.</summary>
    /// <param name="id">Identity.</param>
    /// <param name="place">Organisation and branch.</param>
    /// <param name="input">Fields.</param>
    /// <param name="shared">Which of e-mail and phone are confirmed as shared with somebody else.</param>
    public static Customer Create(Guid id, (Guid OrganisationId, Guid BranchId) place, CustomerInput input, SharedContact shared)
    {
        var customer = new Customer
        {
            Id = id,
            OrganisationId = place.OrganisationId,
            BranchId = place.BranchId,
        };
        customer.Apply(input, shared);
        return customer;
    }

    /// <summary>Takes over the fields of a normalised, valid input.</summary>
    public void Apply(CustomerInput input, SharedContact shared)
    {
        ArgumentNullException.ThrowIfNull(input);
        ApplyIdentity(input);
        ApplyAddress(input);
        LastEyeExamDate = input.LastEyeExamDate;
        NextEyeExamDue = input.NextEyeExamDue;
        PreferredContactMethod = input.PreferredContactMethod;
        EmergencyContactName = input.EmergencyContactName;
        EmergencyContactPhone = input.EmergencyContactPhone;
        InsuranceProvider = input.InsuranceProvider;
        InsurancePolicyNumber = input.InsurancePolicyNumber;
        Notes = input.Notes;
        Confirm(shared);
        ApplyTags(input.Tags);
        ApplyConsents(input.Consents, input.ConsentSource);
    }

    /// <summary>Sets which of e-mail and phone are confirmed as shared; the others must be unique within the branch.</summary>
    public void Confirm(SharedContact shared)
    {
        EmailShared = Email is not null && shared.HasFlag(SharedContact.Email);
        PhoneShared = Phone is not null && shared.HasFlag(SharedContact.Phone);
        UniqueEmail = EmailShared ? null : Email;
        UniquePhone = PhoneShared ? null : Phone;
    }

    /// <summary>Takes the customer out of daily lists. Refused when already so.</summary>
    public Result<Done> Deactivate()
    {
        if (!IsActive)
        {
            return new CustomerAlreadyInactive();
        }

        IsActive = false;
        return default(Done);
    }

    /// <summary>Brings the customer back. Refused when active.</summary>
    public Result<Done> Reactivate()
    {
        if (IsActive)
        {
            return new CustomerAlreadyActive();
        }

        IsActive = true;
        return default(Done);
    }

    /// <summary>Gives the customer a discount of their own, or takes it away.</summary>
    /// <param name="percent">1–100; null takes it away.</param>
    /// <param name="reason">Why, ≤ 120: what the customer is told on the line.</param>
    /// <returns>Done, or <see cref="Invalid"/> at the percentage or the reason.</returns>
    public Result<Done> GrantDiscount(int? percent, string? reason)
    {
        var input = new DiscountInput { DiscountPercent = percent, DiscountReason = reason };
        if (DiscountRules.Check(input) is { } wrong)
        {
            return wrong;
        }

        (DiscountPercent, DiscountReason) = (percent, percent is null ? null : TextRules.CleanLine(reason));
        return default(Done);
    }

    /// <summary>An eye exam took place. One older than the last that is known changes nothing.</summary>
    /// <param name="day">Its day, by the calendar of where it took place.</param>
    /// <param name="nextDue">Day the next one is due.</param>
    /// <returns>Whether it is the last one.</returns>
    public bool Examined(DateOnly day, DateOnly nextDue)
    {
        if (day < LastEyeExamDate)
        {
            return false;
        }

        (LastEyeExamDate, NextEyeExamDue) = (day, nextDue);
        return true;
    }

    /// <summary>Moves the customer, tags included, to another branch of the organisation. Refused when already there.</summary>
    public Result<Done> MoveTo(Guid branchId)
    {
        if (branchId == BranchId)
        {
            return new CustomerAlreadyInBranch();
        }

        BranchId = branchId;
        foreach (var tag in tags)
        {
            tag.MoveTo(branchId);
        }

        foreach (var consent in consents)
        {
            consent.MoveTo(branchId);
        }

        return default(Done);
    }

    /// <summary>The fields as an input, medical ones empty: the start of a form or a partial update.</summary>
    public CustomerInput ToInput() =>
        new()
        {
            BranchId = BranchId,
            FirstName = FirstName,
            LastName = LastName,
            Email = Email,
            Phone = Phone,
            Rut = Rut,
            DocumentKind = DocumentKind,
            DocumentNumber = DocumentNumber,
            DateOfBirth = DateOfBirth,
            Gender = Gender,
            AddressLine1 = AddressLine1,
            AddressLine2 = AddressLine2,
            City = City,
            State = State,
            PostalCode = PostalCode,
            Country = Country,
            LastEyeExamDate = LastEyeExamDate,
            NextEyeExamDue = NextEyeExamDue,
            PreferredContactMethod = PreferredContactMethod,
            EmergencyContactName = EmergencyContactName,
            EmergencyContactPhone = EmergencyContactPhone,
            InsuranceProvider = InsuranceProvider,
            InsurancePolicyNumber = InsurancePolicyNumber,
            Notes = Notes,
            Tags = [.. tags.OrderBy(tag => tag.Position).Select(tag => tag.Text)],
            Consents = [.. Given()],
        };
}

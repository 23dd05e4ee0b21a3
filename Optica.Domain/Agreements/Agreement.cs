using Optica.Domain.Common;
using Optica.Domain.Orders;

namespace Optica.Domain.Agreements;

/// <summary>
/// An agreement (convenio) with an institution: its members get a discount on every line, or pay a share of the total while the
/// institution pays the rest (DOMAIN §6).
/// </summary>
public sealed class Agreement : IOrganisationOwned, IStamped, IVersioned, IAudited
{
    /// <summary>Longest name of an institution.</summary>
    public const int InstitutionLength = 120;

    private Agreement() { }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <summary>The institution, as customers are told.</summary>
    public string Institution { get; private set; } = "";

    /// <summary>First day it is valid.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>Last day it is valid; null for open end.</summary>
    public DateOnly? ValidUntil { get; private set; }

    /// <summary>Taken off every line, 0–100; 0 with a copay.</summary>
    public int DiscountPercent { get; private set; }

    /// <summary>The customer's share of the total, 0–99; null with a discount.</summary>
    public int? CopayPercent { get; private set; }

    /// <summary>False once it was ended by hand.</summary>
    public bool IsActive { get; private set; } = true;

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

    string IAudited.AuditKind => "agreement";

    /// <summary>What it does for a member.</summary>
    public Benefit ToBenefit() => new(DiscountKind.Agreement, Id, Institution, DiscountPercent, CopayPercent);

    /// <summary>A new agreement. The input is normalised and valid.</summary>
    public static Agreement Create(Guid id, Guid organisationId, AgreementInput input)
    {
        var agreement = new Agreement { Id = id, OrganisationId = organisationId };
        agreement.Apply(input);
        return agreement;
    }

    /// <summary>Takes over the fields of a normalised, valid input.</summary>
    public void Apply(AgreementInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Institution = input.Institution!;
        ValidFrom = input.ValidFrom!.Value;
        ValidUntil = input.ValidUntil;
        DiscountPercent = input.CopayPercent is null ? input.DiscountPercent!.Value : 0;
        CopayPercent = input.CopayPercent;
        IsActive = input.IsActive;
    }

    /// <summary>The fields as an input: the start of a form.</summary>
    public AgreementInput ToInput() =>
        new()
        {
            Institution = Institution,
            ValidFrom = ValidFrom,
            ValidUntil = ValidUntil,
            DiscountPercent = CopayPercent is null ? DiscountPercent : null,
            CopayPercent = CopayPercent,
            IsActive = IsActive,
        };
}

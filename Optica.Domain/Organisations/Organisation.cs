using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Domain.Quotes;
using Optica.Domain.Segments;

namespace Optica.Domain.Organisations;

/// <summary>A chain of optical shops. Nothing of one organisation exists for another.</summary>
public sealed class Organisation : IStamped, IVersioned, IAudited
{
    /// <summary>Longest name.</summary>
    public const int NameLength = 120;

    /// <summary>Highest tax.</summary>
    public const int HighestTaxPercent = 50;

    private Organisation() { }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>Trade name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>IANA zone in which months and days of figures are counted (DOMAIN §5).</summary>
    public string TimeZone { get; private set; } = Branch.DefaultTimeZone;

    /// <summary>Orders from which a customer returns.</summary>
    public int ReturningFrom { get; private set; } = 2;

    /// <summary>Orders from which a customer is regular.</summary>
    public int RegularFrom { get; private set; } = 3;

    /// <summary>Orders from which a customer is a VIP.</summary>
    public int VipFrom { get; private set; } = 11;

    /// <summary>Days without an order after which a customer counts as at-risk (DOMAIN §5).</summary>
    public int AtRiskDays { get; private set; } = 180;

    /// <summary>IVA of new orders, percent (DOMAIN §6).</summary>
    public int TaxPercent { get; private set; } = 19;

    /// <summary>Whether spheres and cylinders may stand in steps of 0.125 D (OR-1).</summary>
    public bool AllowsEighths { get; private set; }

    /// <summary>Months spectacle prescriptions last (OR-24).</summary>
    public int SpectacleMonths { get; private set; } = PrescriptionRules.Default.SpectacleMonths;

    /// <summary>Months contact-lens prescriptions last (OR-24).</summary>
    public int ContactLensMonths { get; private set; } = PrescriptionRules.Default.ContactLensMonths;

    /// <summary>Months from one eye exam to the next (DOMAIN §8).</summary>
    public int ExamMonths { get; private set; } = PrescriptionRules.Default.ExamMonths;

    /// <summary>Days a quote can be accepted after the one it is made on (DOMAIN §9).</summary>
    public int QuoteDays { get; private set; } = QuoteRules.Default.ValidityDays;

    /// <summary>Months lenses and frames are under warranty from their delivery (DOMAIN §6).</summary>
    public int WarrantyMonths { get; private set; } = QuoteRules.Default.WarrantyMonths;

    /// <summary>The month up to which movement between segments is written; null before the first.</summary>
    public DateOnly? MovementUntil { get; private set; }

    /// <summary>Since when nobody of it can work, UTC; null for an organisation that works. Nothing of it is lost.</summary>
    public DateTime? SuspendedAt { get; private set; }

    /// <summary>Thresholds of segments.</summary>
    public SegmentRules Rules => new(ReturningFrom, RegularFrom, VipFrom, AtRiskDays);

    /// <summary>Settings of prescriptions and exams.</summary>
    public PrescriptionRules Prescribing => new(AllowsEighths, SpectacleMonths, ContactLensMonths, ExamMonths);

    /// <summary>Settings of quotes and what is bought of them.</summary>
    public QuoteRules Quoting => new(QuoteDays, WarrantyMonths);

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

    string IAudited.AuditKind => "organisation";

    /// <summary>A new organisation in Chile's main time zone.</summary>
    public static Organisation Create(Guid id, string name) => new() { Id = id, Name = name };

    /// <summary>Sets other thresholds; the caller recomputes tiers in the same transaction.</summary>
    /// <param name="rules">The thresholds.</param>
    /// <returns>Done, or <see cref="Invalid"/> with every broken rule.</returns>
    public Result<Done> Change(SegmentRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.Check() is { } wrong)
        {
            return wrong;
        }

        (ReturningFrom, RegularFrom, VipFrom, AtRiskDays) = (rules.ReturningFrom, rules.RegularFrom, rules.VipFrom, rules.AtRiskDays);
        return default(Done);
    }

    /// <summary>Sets the tax of orders taken from now on.</summary>
    /// <param name="percent">0–50.</param>
    /// <returns>Done, or <see cref="Invalid"/>.</returns>
    public Result<Done> ChangeTax(int percent)
    {
        if (percent is < 0 or > HighestTaxPercent)
        {
            return Invalid.At(nameof(TaxPercent), "tax_out_of_range", HighestTaxPercent);
        }

        TaxPercent = percent;
        return default(Done);
    }

    /// <summary>Sets how prescriptions are made from now on; those there are keep their last day.</summary>
    /// <param name="rules">The settings.</param>
    /// <returns>Done, or <see cref="Invalid"/> with every broken rule.</returns>
    public Result<Done> Change(PrescriptionRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.Check() is { } wrong)
        {
            return wrong;
        }

        (AllowsEighths, ExamMonths) = (rules.Eighths, rules.ExamMonths);
        (SpectacleMonths, ContactLensMonths) = (rules.SpectacleMonths, rules.ContactLensMonths);
        return default(Done);
    }

    /// <summary>Sets how long quotes made from now on can be accepted, and how long what is bought is under warranty.</summary>
    /// <param name="rules">The settings.</param>
    /// <returns>Done, or <see cref="Invalid"/> with every broken rule.</returns>
    public Result<Done> Change(QuoteRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.Check() is { } wrong)
        {
            return wrong;
        }

        (QuoteDays, WarrantyMonths) = (rules.ValidityDays, rules.WarrantyMonths);
        return default(Done);
    }

    /// <summary>Shuts its people out until <see cref="Resume"/>; what is stored stays as it is.</summary>
    /// <param name="now">Since when, UTC.</param>
    public void Suspend(DateTime now) => SuspendedAt ??= now;

    /// <summary>Lets its people in again.</summary>
    public void Resume() => SuspendedAt = null;

    /// <summary>Notes that movement between segments is written up to a month.</summary>
    public void Moved(DateOnly month) => MovementUntil = month;
}

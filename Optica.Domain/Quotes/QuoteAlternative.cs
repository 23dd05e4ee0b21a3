using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;

namespace Optica.Domain.Quotes;

/// <summary>One of the things a quote offers: lenses as configured, a frame or the customer's own, labour, each a line with its price.</summary>
public sealed class QuoteAlternative : ICustomerRecord, IAuditedPart
{
    /// <summary>Longest name.</summary>
    public const int NameLength = 60;

    /// <summary>Longest description of the customer's own frame.</summary>
    public const int OwnFrameLength = 200;

    private readonly List<QuoteLine> lines = [];

    private QuoteAlternative() { }

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

    /// <summary>The quote.</summary>
    public Guid QuoteId { get; private set; }

    /// <summary>Place among the alternatives, from 0.</summary>
    public int Position { get; private set; }

    /// <summary>What it is called, ≤ 60.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What the lenses are for, or null.</summary>
    public PrescriptionKind? LensKind { get; private set; }

    /// <summary>What the lenses are made of, or null.</summary>
    public LensMaterial? LensMaterial { get; private set; }

    /// <summary>Refractive index in hundredths, or null.</summary>
    public int? LensIndex { get; private set; }

    /// <summary>What is done to the lenses, a bit each.</summary>
    public int LensTreatmentBits { get; private set; }

    /// <summary>Whether the lenses go into a frame that the customer brings.</summary>
    public bool OwnFrame { get; private set; }

    /// <summary>Which frame the customer brings, ≤ 200; or null.</summary>
    public string? OwnFrameDescription { get; private set; }

    /// <summary>Whether lenses have to be made or fitted: what is sold from the shelf needs no job.</summary>
    public bool NeedsJob =>
        OwnFrame
        || LensMaterial is not null
        || LensIndex is not null
        || LensTreatmentBits != 0
        || lines.Any(line => line.Kind is LineKind.Lens or LineKind.Treatment);

    /// <summary>CLP without tax.</summary>
    public long Net { get; private set; }

    /// <summary>IVA, CLP.</summary>
    public long Tax { get; private set; }

    /// <summary>CLP with tax: the customer's and the institution's share.</summary>
    public long Total { get; private set; }

    /// <summary>What the institution pays, CLP.</summary>
    public long InstitutionShare { get; private set; }

    /// <summary>Whether a benefit was applied, and which kind.</summary>
    public DiscountKind BenefitKind { get; private set; }

    /// <summary>The agreement that was applied, or null.</summary>
    public Guid? AgreementId { get; private set; }

    /// <summary>What the customer is told of the benefit that was applied, or null.</summary>
    public string? BenefitName { get; private set; }

    /// <summary>Percent that the benefit takes off every line that has no larger discount, 0–100.</summary>
    public int BenefitPercent { get; private set; }

    /// <summary>The customer's share in percent where an institution pays the rest; else null.</summary>
    public int? CopayPercent { get; private set; }

    /// <summary>Its lines, in order.</summary>
    public IReadOnlyList<QuoteLine> Lines => lines;

    /// <summary>How the lenses are to be made.</summary>
    public QuoteLens Lens => new(LensKind, LensMaterial, LensIndex, QuoteLens.Treated(LensTreatmentBits));

    /// <summary>What the customer pays of the total, CLP.</summary>
    public long CustomerShare => Total - InstitutionShare;

    Guid IAudited.AuditId => QuoteId;

    string IAudited.AuditKind => "quote";

    string IAuditedPart.AuditField => "Alternatives";

    string IAuditedPart.AuditText => $"{Name} {Clp.Format(Total)}";

    /// <summary>The prices as quoted, to be taken over by an order. Lines must be loaded.</summary>
    public PricedOrder AsPriced() =>
        new(
            [
                .. lines
                    .OrderBy(line => line.Position)
                    .Select(line => new PricedLine(line.Net, line.Tax, line.DiscountPercent, line.Discount)),
            ],
            BenefitKind == DiscountKind.None ? null : new Benefit(BenefitKind, AgreementId, BenefitName!, BenefitPercent, CopayPercent)
        );

    internal static QuoteAlternative Create(Quote quote, QuoteAlternativeInput input, PricedOrder priced, (int Position, DateTime At) place)
    {
        var one = new QuoteAlternative
        {
            Id = Ids.New(place.At),
            OrganisationId = quote.OrganisationId,
            BranchId = quote.BranchId,
            CustomerId = quote.CustomerId,
            CustomerBranchId = quote.CustomerBranchId,
            QuoteId = quote.Id,
            Position = place.Position,
            Name = input.Name!,
            LensKind = input.LensKind,
            LensMaterial = input.LensMaterial,
            LensIndex = (int?)(input.LensIndex * 100),
            LensTreatmentBits = QuoteLens.Bits(input.LensTreatments),
            OwnFrame = input.OwnFrame == true,
            OwnFrameDescription = input.OwnFrame == true ? input.OwnFrameDescription : null,
        };
        one.Price(priced);
        for (var position = 0; position < input.Lines.Count; position++)
        {
            var line = (Ids.New(place.At), position, priced.Benefit?.Name);
            one.lines.Add(QuoteLine.Create(one, input.Lines[position], priced.Lines[position], line));
        }

        return one;
    }

    private void Price(PricedOrder priced)
    {
        (Net, Tax, Total, InstitutionShare) = (priced.Net, priced.Tax, priced.Total, priced.InstitutionShare);
        if (priced.Benefit is { } benefit)
        {
            (BenefitKind, AgreementId, BenefitName) = (benefit.Kind, benefit.AgreementId, benefit.Name);
            (BenefitPercent, CopayPercent) = (benefit.DiscountPercent, benefit.CopayPercent);
        }
    }
}

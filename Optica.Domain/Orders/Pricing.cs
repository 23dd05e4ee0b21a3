namespace Optica.Domain.Orders;

/// <summary>What a line is priced from.</summary>
/// <param name="UnitPrice">CLP, with or without tax as <paramref name="IncludesTax"/> says.</param>
/// <param name="Quantity">Pieces, 1 or more.</param>
/// <param name="IncludesTax">Whether the price holds the tax already.</param>
/// <param name="DiscountPercent">The seller's discount on this line, 0–100.</param>
public sealed record LineToPrice(long UnitPrice, int Quantity, bool IncludesTax, int DiscountPercent);

/// <summary>A line with its amounts; the sums of an order are the sums of its lines.</summary>
/// <param name="Net">CLP without tax, after the discount.</param>
/// <param name="Tax">IVA, CLP.</param>
/// <param name="DiscountPercent">The discount that was applied, 0–100.</param>
/// <param name="Discount">Where it comes from.</param>
public sealed record PricedLine(long Net, long Tax, int DiscountPercent, DiscountKind Discount)
{
    /// <summary>CLP with tax.</summary>
    public long Total => Net + Tax;
}

/// <summary>Something that makes an order cheaper for a customer: their own discount, or an agreement they belong to.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="AgreementId">The agreement, or null.</param>
/// <param name="Name">What the customer is told: the institution's name, or the reason of their own discount.</param>
/// <param name="DiscountPercent">Taken off every line, 0–100.</param>
/// <param name="CopayPercent">The customer's share of the total where the institution pays the rest, 0–100; else null.</param>
public sealed record Benefit(DiscountKind Kind, Guid? AgreementId, string Name, int DiscountPercent, int? CopayPercent);

/// <summary>An order with its amounts.</summary>
/// <param name="Lines">In the order given.</param>
/// <param name="Benefit">The benefit that was applied, or null.</param>
public sealed record PricedOrder(IReadOnlyList<PricedLine> Lines, Benefit? Benefit)
{
    /// <summary>CLP without tax.</summary>
    public long Net => Lines.Sum(line => line.Net);

    /// <summary>IVA, CLP.</summary>
    public long Tax => Lines.Sum(line => line.Tax);

    /// <summary>CLP with tax: the customer's and the institution's share.</summary>
    public long Total => Net + Tax;

    /// <summary>What the institution pays, CLP.</summary>
    public long InstitutionShare => Benefit?.CopayPercent is { } copay ? Total - Pricing.Share(Total, copay) : 0;

    /// <summary>What the customer pays, CLP.</summary>
    public long CustomerShare => Total - InstitutionShare;
}

/// <summary>
/// Prices and taxes (DOMAIN §6, vector OR-M1). Amounts are whole pesos; halves are rounded away from zero, line by line, so that the
/// lines of a printed order add up to its totals.
/// </summary>
public static class Pricing
{
    /// <summary>Prices an order with whichever benefit leaves the customer the least to pay; without one when none helps.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="benefits">What the customer may claim today.</param>
    /// <param name="taxPercent">IVA, 0–100.</param>
    public static PricedOrder Price(IReadOnlyList<LineToPrice> lines, IEnumerable<Benefit> benefits, int taxPercent)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(benefits);
        var best = With(lines, null, taxPercent);
        // the customer's own discount first, then by name and all the rest: the same benefit at the same price every time
        var inOrder = benefits
            .OrderBy(one => one.Kind)
            .ThenBy(one => one.Name, StringComparer.Ordinal)
            .ThenBy(one => one.AgreementId)
            .ThenBy(one => one.DiscountPercent)
            .ThenBy(one => one.CopayPercent);
        foreach (var benefit in inOrder)
        {
            var priced = With(lines, benefit, taxPercent);
            if (priced.CustomerShare < best.CustomerShare)
            {
                best = priced;
            }
        }

        return best;
    }

    /// <summary>So many percent of an amount, in whole pesos.</summary>
    public static long Share(long amount, int percent) => Round(amount * (decimal)percent / 100);

    private static PricedOrder With(IReadOnlyList<LineToPrice> lines, Benefit? benefit, int taxPercent) =>
        new([.. lines.Select(line => Line(line, benefit, taxPercent))], benefit);

    private static PricedLine Line(LineToPrice line, Benefit? benefit, int taxPercent)
    {
        var (percent, kind) =
            benefit is not null && benefit.DiscountPercent > line.DiscountPercent ? (benefit.DiscountPercent, benefit.Kind)
            : line.DiscountPercent > 0 ? (line.DiscountPercent, DiscountKind.Line)
            : (0, DiscountKind.None);
        var amount = Share(line.UnitPrice * line.Quantity, 100 - percent);
        if (!line.IncludesTax)
        {
            return new(amount, Share(amount, taxPercent), percent, kind);
        }

        var net = Round(amount * 100m / (100 + taxPercent));
        return new(net, amount - net, percent, kind);
    }

    private static long Round(decimal amount) => (long)Math.Round(amount, MidpointRounding.AwayFromZero);
}

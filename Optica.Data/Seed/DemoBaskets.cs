using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;
using Optica.Domain.Products;

namespace Optica.Data.Seed;

/// <summary>What somebody buys at one visit: new spectacles, contact lenses, something small, a repair.</summary>
internal sealed class DemoBaskets(DemoRandom random, IReadOnlyList<Product> products)
{
    private readonly ILookup<LineKind, Product> byKind = products.ToLookup(product => product.Kind);

    /// <summary>The lines of one order, complete and valid.</summary>
    public List<OrderLineInput> Next() =>
        random.Next(0, 100) switch
        {
            < 52 => Spectacles(),
            < 66 => Contacts(),
            < 86 => Small(),
            _ => [Line(One(LineKind.Service))],
        };

    /// <summary>A frame with lenses, perhaps a treatment and the mounting.</summary>
    /// <param name="kind">What the lenses are for; null for any.</param>
    public List<OrderLineInput> Spectacles(PrescriptionKind? kind = null)
    {
        var lens = kind is { } wanted ? Of(LineKind.Lens, DemoLens.Code(wanted)) : Of(LineKind.Lens, "LM", "LB", "LP");
        List<OrderLineInput> lines = [Line(One(LineKind.Frame)), Line(lens)];
        if (random.Percent(60))
        {
            lines.Add(Line(One(LineKind.Treatment)));
        }

        if (random.Percent(35))
        {
            lines.Add(Line(Of(LineKind.Service, "SE-MO")));
        }

        if (random.Percent(8))
        {
            lines[0].DiscountPercent = 5 * random.Next(1, 5);
        }

        return lines;
    }

    private List<OrderLineInput> Contacts()
    {
        var lens = Line(Of(LineKind.Lens, "LC"));
        lens.Quantity = random.Next(1, 4);
        return random.Percent(50) ? [lens, Line(Of(LineKind.Accessory, "AC-SO"))] : [lens];
    }

    private List<OrderLineInput> Small()
    {
        var line = Line(One(LineKind.Accessory));
        line.Quantity = random.Next(1, 3);
        return [line];
    }

    private Product One(LineKind kind) => random.Pick<Product>([.. byKind[kind]]);

    private Product Of(LineKind kind, params string[] codes) =>
        random.Pick<Product>([
            .. byKind[kind].Where(row => Array.Exists(codes, code => row.Code!.StartsWith(code, StringComparison.Ordinal))),
        ]);

    private static OrderLineInput Line(Product product) =>
        new()
        {
            ProductId = product.Id,
            Description = product.Name,
            Kind = product.Kind,
            Quantity = 1,
            UnitPrice = product.UnitPrice,
            IncludesTax = product.IncludesTax,
            DiscountPercent = 0,
        };
}

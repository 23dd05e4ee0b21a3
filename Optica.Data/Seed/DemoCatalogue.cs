using Optica.Domain.Agreements;
using Optica.Domain.Orders;
using Optica.Domain.Products;

namespace Optica.Data.Seed;

/// <summary>What the demo shops sell, at the prices of the street; makes and models are invented.</summary>
internal static class DemoCatalogue
{
    private static readonly (LineKind Kind, string Code, string Name, long Price)[] Items =
    [
        (LineKind.Frame, "AR-101", "Armazón Andes acetato negro", 39_990),
        (LineKind.Frame, "AR-102", "Armazón Andes acetato carey", 39_990),
        (LineKind.Frame, "AR-115", "Armazón Coirón metal plata", 45_990),
        (LineKind.Frame, "AR-118", "Armazón Coirón metal dorado", 45_990),
        (LineKind.Frame, "AR-130", "Armazón Lenga titanio", 89_990),
        (LineKind.Frame, "AR-131", "Armazón Lenga titanio al aire", 109_990),
        (LineKind.Frame, "AR-140", "Armazón Quila infantil flexible", 29_990),
        (LineKind.Frame, "AR-141", "Armazón Quila juvenil", 34_990),
        (LineKind.Frame, "AR-150", "Armazón Ñandú deportivo", 59_990),
        (LineKind.Frame, "AR-160", "Armazón Litoral de sol polarizado", 64_990),
        (LineKind.Frame, "AR-161", "Armazón Litoral de sol clásico", 49_990),
        (LineKind.Frame, "AR-170", "Armazón Básico económico", 14_990),
        (LineKind.Lens, "LM-150", "Cristal monofocal orgánico 1.50 (par)", 24_990),
        (LineKind.Lens, "LM-156", "Cristal monofocal 1.56 (par)", 34_990),
        (LineKind.Lens, "LM-160", "Cristal monofocal 1.60 (par)", 54_990),
        (LineKind.Lens, "LM-167", "Cristal monofocal 1.67 (par)", 84_990),
        (LineKind.Lens, "LM-PC", "Cristal monofocal policarbonato (par)", 44_990),
        (LineKind.Lens, "LB-150", "Cristal bifocal flat top (par)", 49_990),
        (LineKind.Lens, "LP-150", "Cristal progresivo estándar (par)", 119_990),
        (LineKind.Lens, "LP-160", "Cristal progresivo digital 1.60 (par)", 189_990),
        (LineKind.Lens, "LP-167", "Cristal progresivo premium 1.67 (par)", 289_990),
        (LineKind.Lens, "LC-M06", "Lentes de contacto mensuales (caja de 6)", 32_990),
        (LineKind.Lens, "LC-M06T", "Lentes de contacto tóricos (caja de 6)", 45_990),
        (LineKind.Lens, "LC-D30", "Lentes de contacto diarios (caja de 30)", 28_990),
        (LineKind.Treatment, "TR-AR", "Antirreflejo", 19_990),
        (LineKind.Treatment, "TR-AZ", "Filtro luz azul", 24_990),
        (LineKind.Treatment, "TR-FO", "Fotocromático", 59_990),
        (LineKind.Treatment, "TR-TI", "Tinte de sol", 14_990),
        (LineKind.Treatment, "TR-EN", "Endurecido", 9_990),
        (LineKind.Accessory, "AC-ES", "Estuche rígido", 5_990),
        (LineKind.Accessory, "AC-CO", "Cordón para lentes", 3_990),
        (LineKind.Accessory, "AC-PA", "Paño de microfibra", 1_990),
        (LineKind.Accessory, "AC-LI", "Líquido limpiador 60 ml", 3_490),
        (LineKind.Accessory, "AC-SO", "Solución multipropósito 360 ml", 12_990),
        (LineKind.Accessory, "AC-GO", "Lágrimas artificiales 15 ml", 8_990),
    ];

    private static readonly (string Code, string Name, long Price)[] Services =
    [
        ("SE-MO", "Montaje de cristales", 8_000),
        ("SE-AJ", "Ajuste y alineación", 3_000),
        ("SE-SO", "Soldadura de armazón", 12_000),
        ("SE-PL", "Cambio de plaquetas", 2_500),
        ("SE-EX", "Examen de la vista", 15_000),
        ("SE-AD", "Adaptación de lentes de contacto", 25_000),
    ];

    /// <summary>Products of a chain: goods with tax in the price, labour without.</summary>
    /// <param name="organisationId">The chain.</param>
    /// <param name="newId">Makes ids.</param>
    public static List<Product> Products(Guid organisationId, Func<Guid> newId) =>
        [
            .. Items
                .Select(item => Make(item.Kind, item.Code, item.Name, item.Price, includesTax: true))
                .Concat(Services.Select(item => Make(LineKind.Service, item.Code, item.Name, item.Price, includesTax: false)))
                .Select(input => Product.Create(newId(), organisationId, input)),
        ];

    /// <summary>Agreements of a chain: discounts, a copay, and one that has ended.</summary>
    /// <param name="organisationId">The chain.</param>
    /// <param name="newId">Makes ids.</param>
    /// <param name="today">The day it is.</param>
    public static List<Agreement> Agreements(Guid organisationId, Func<Guid> newId, DateOnly today) =>
        [
            .. new[]
            {
                Make("Caja Los Arrayanes", (today.AddYears(-3), null), 15, null),
                Make("Bienestar Municipal", (today.AddYears(-2), null), null, 60),
                Make("Sindicato Portuario", (today.AddMonths(-20), today.AddMonths(9)), 20, null),
                Make("Colegio de Profesores (2024)", (today.AddYears(-3), today.AddMonths(-8)), 10, null),
            }.Select(input => Agreement.Create(newId(), organisationId, input)),
        ];

    private static ProductInput Make(LineKind kind, string code, string name, long price, bool includesTax) =>
        new()
        {
            Kind = kind,
            Code = code,
            Name = name,
            UnitPrice = price,
            IncludesTax = includesTax,
        };

    private static AgreementInput Make(string institution, (DateOnly From, DateOnly? Until) valid, int? discount, int? copay) =>
        new()
        {
            Institution = institution,
            ValidFrom = valid.From,
            ValidUntil = valid.Until,
            DiscountPercent = discount,
            CopayPercent = copay,
        };
}

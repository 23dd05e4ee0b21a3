using Optica.Data.Agreements;
using Optica.Data.Products;
using Optica.Domain.Agreements;
using Optica.Domain.Orders;
using Optica.Domain.Products;

namespace Optica.Portal.Tests.Support;

/// <summary>Products and agreements for tests.</summary>
public static class Catalog
{
    private static CancellationToken None => CancellationToken.None;

    /// <summary>A frame at a price that holds the tax.</summary>
    public static ProductInput Frame(string name, string? code = null, long price = 50_000) =>
        new()
        {
            Name = name,
            Code = code,
            Kind = LineKind.Frame,
            UnitPrice = price,
        };

    /// <summary>An agreement with a discount, valid since long ago without an end.</summary>
    public static AgreementInput Discount(string institution, int percent) =>
        new()
        {
            Institution = institution,
            ValidFrom = new DateOnly(2020, 1, 1),
            DiscountPercent = percent,
        };

    /// <summary>An agreement of which the customer pays a share, valid since long ago without an end.</summary>
    public static AgreementInput Copay(string institution, int percent) =>
        new()
        {
            Institution = institution,
            ValidFrom = new DateOnly(2020, 1, 1),
            CopayPercent = percent,
        };

    /// <summary>Makes a product through the service, in the north or by somebody else.</summary>
    public static async Task<Guid> MakeAsync(this TestDatabase database, ProductInput input, Person? by = null)
    {
        await using var scope = database.As(by ?? database.World.Chief);
        return (await scope.Get<ProductService>().CreateAsync(input, new OperationOptions(), None)).Expect();
    }

    /// <summary>Makes an agreement through the service, in the north or by somebody else.</summary>
    public static async Task<Guid> MakeAsync(this TestDatabase database, AgreementInput input, Person? by = null)
    {
        await using var scope = database.As(by ?? database.World.Chief);
        return (await scope.Get<AgreementService>().CreateAsync(input, new OperationOptions(), None)).Expect();
    }

    /// <summary>Puts a customer on the list of an agreement.</summary>
    public static async Task LinkAsync(this TestDatabase database, Guid customerId, Guid agreementId, Person? by = null)
    {
        await using var scope = database.As(by ?? database.World.Chief);
        (await scope.Get<CustomerBenefitService>().LinkAsync(customerId, agreementId, None)).Expect();
    }

    /// <summary>Gives a customer a discount of their own.</summary>
    public static async Task GrantAsync(this TestDatabase database, Guid customerId, int percent, string reason, Person? by = null)
    {
        await using var scope = database.As(by ?? database.World.Chief);
        var input = new DiscountInput { DiscountPercent = percent, DiscountReason = reason };
        (await scope.Get<CustomerBenefitService>().GrantDiscountAsync(customerId, input, None)).Expect();
    }
}

using Optica.Data.Agreements;
using Optica.Data.Products;
using Optica.Domain.Agreements;
using Optica.Domain.Common;
using Optica.Domain.Products;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Isolation;

/// <content>Products, agreements and what customers have of them.</content>
internal static partial class IsolationCases
{
    private static IEnumerable<IsolationCase> Catalogue() => [.. Products(), .. Agreements(), .. Benefits()];

    private static IEnumerable<IsolationCase> Products() =>
        [
            IsolationCase.Open(
                "ProductQueries.ListAsync",
                Permissions.OrdersRead,
                false,
                (scope, _) => scope.Get<ProductQueries>().ListAsync(new ProductFilter("catalogue 10%_"), new PageRequest(1, 100), None)
            ),
            IsolationCase.Open(
                "ProductQueries.ListAsync",
                Permissions.OrdersRead,
                false,
                (scope, _) =>
                    scope
                        .Get<ProductQueries>()
                        .ListAsync(new ProductFilter(null, Optica.Domain.Orders.LineKind.Frame, true), new PageRequest(1, 100), None)
            ),
            IsolationCase.Open(
                "ProductQueries.FindAsync",
                Permissions.OrdersRead,
                false,
                (scope, _) => scope.Get<ProductQueries>().FindAsync("catalogue", None)
            ),
            IsolationCase.OfOrganisation(
                "ProductQueries.ReadAsync",
                Permissions.OrdersRead,
                false,
                (scope, to) => scope.Get<ProductQueries>().ReadAsync(to.ProductId, None)
            ),
            IsolationCase.Open(
                "ProductService.CreateAsync",
                Permissions.CatalogueManage,
                true,
                (scope, _) => scope.Get<ProductService>().CreateAsync(Catalog.Frame("Nuevo"), Once, None)
            ),
            IsolationCase.OfOrganisation(
                "ProductService.ChangeAsync",
                Permissions.CatalogueManage,
                true,
                (scope, to) =>
                    scope.Get<ProductService>().ChangeAsync(to.ProductId, new PartialUpdate<ProductInput>(Catalog.Frame("Otro")), None)
            ),
        ];

    private static IEnumerable<IsolationCase> Agreements() =>
        [
            IsolationCase.Open(
                "AgreementQueries.ListAsync",
                Permissions.OrdersRead,
                false,
                (scope, _) => scope.Get<AgreementQueries>().ListAsync(None)
            ),
            IsolationCase.OfOrganisation(
                "AgreementQueries.ReadAsync",
                Permissions.OrdersRead,
                false,
                (scope, to) => scope.Get<AgreementQueries>().ReadAsync(to.AgreementId, None)
            ),
            IsolationCase.Open(
                "AgreementService.CreateAsync",
                Permissions.CatalogueManage,
                true,
                (scope, _) => scope.Get<AgreementService>().CreateAsync(Catalog.Discount("Nueva", 5), Once, None)
            ),
            IsolationCase.OfOrganisation(
                "AgreementService.ChangeAsync",
                Permissions.CatalogueManage,
                true,
                (scope, to) =>
                    scope
                        .Get<AgreementService>()
                        .ChangeAsync(to.AgreementId, new PartialUpdate<AgreementInput>(Catalog.Discount("Otra", 5)), None)
            ),
        ];

    private static IEnumerable<IsolationCase> Benefits() =>
        [
            IsolationCase.ById(
                "AgreementQueries.OfCustomerAsync",
                Permissions.OrdersRead,
                false,
                (scope, to) => scope.Get<AgreementQueries>().OfCustomerAsync(to.CustomerId, None)
            ),
            IsolationCase.ById(
                "CustomerBenefitService.LinkAsync",
                Permissions.OrdersEdit,
                true,
                (scope, to) => scope.Get<CustomerBenefitService>().LinkAsync(to.CustomerId, to.OtherAgreementId, None)
            ),
            IsolationCase.ById(
                "CustomerBenefitService.UnlinkAsync",
                Permissions.OrdersEdit,
                true,
                (scope, to) => scope.Get<CustomerBenefitService>().UnlinkAsync(to.CustomerId, to.AgreementId, None)
            ),
            IsolationCase.ById(
                "CustomerBenefitService.GrantDiscountAsync",
                Permissions.DiscountsGrant,
                true,
                (scope, to) =>
                    scope
                        .Get<CustomerBenefitService>()
                        .GrantDiscountAsync(to.CustomerId, new DiscountInput { DiscountPercent = 5, DiscountReason = "vecina" }, None)
            ),
        ];
}

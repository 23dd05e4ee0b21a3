using Optica.Data.Orders;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Isolation;

/// <content>Orders.</content>
internal static partial class IsolationCases
{
    private static IEnumerable<IsolationCase> Orders() => [.. OrderReads(), .. OrderWrites()];

    private static IEnumerable<IsolationCase> OrderReads() =>
        [
            IsolationCase.ById(
                "OrderQueries.ReadAsync",
                Permissions.OrdersRead,
                false,
                (scope, to) => scope.Get<OrderQueries>().ReadAsync(to.OrderId, None)
            ),
            IsolationCase.ById(
                "OrderQueries.OfCustomerAsync",
                Permissions.OrdersRead,
                false,
                (scope, to) => scope.Get<OrderQueries>().OfCustomerAsync(to.CustomerId, new PageRequest(), None)
            ),
            IsolationCase.ById(
                "OrderHistoryQueries.ListAsync",
                Permissions.OrdersRead,
                false,
                (scope, to) => scope.Get<OrderHistoryQueries>().ListAsync(to.OrderId, None)
            ),
            IsolationCase.Open(
                "OrderQueries.ListAsync",
                Permissions.OrdersRead,
                false,
                (scope, _) => scope.Get<OrderQueries>().ListAsync(new OrderFilter(), new PageRequest(1, 100), None)
            ),
            IsolationCase.Open(
                "OrderQueries.ListAsync",
                Permissions.OrdersRead,
                false,
                (scope, _) => scope.Get<OrderQueries>().ListAsync(new OrderFilter { Text = "canary" }, new PageRequest(1, 100), None)
            ),
            IsolationCase.ById(
                "OrderQueries.ListAsync",
                Permissions.OrdersRead,
                false,
                (scope, to) => scope.Get<OrderQueries>().ListAsync(new OrderFilter { BranchId = to.BranchId }, new PageRequest(), None)
            ),
            IsolationCase.Open(
                "OrderQueries.PriceAsync",
                Permissions.OrdersEdit,
                false,
                (scope, to) => scope.Get<OrderQueries>().PriceAsync(Sales.Order(to.CustomerId, to.BranchId, 5_000), None)
            ),
            IsolationCase.ById(
                "OrderQueries.PriceChangeAsync",
                Permissions.OrdersEdit,
                false,
                (scope, to) => scope.Get<OrderQueries>().PriceChangeAsync(to.OrderId, Sales.Order(to.CustomerId, null, 5_000_000), None)
            ),
        ];

    private static IEnumerable<IsolationCase> OrderWrites() =>
        [
            IsolationCase.ById(
                "OrderService.CreateAsync",
                Permissions.OrdersEdit,
                true,
                (scope, to) => scope.Get<OrderService>().CreateAsync(Sales.Order(to.CustomerId, to.BranchId, 5_000), Once, None)
            ),
            IsolationCase.ById(
                "OrderService.ChangeAsync",
                Permissions.OrdersEdit,
                true,
                (scope, to) => scope.Get<OrderService>().ChangeAsync(to.OrderId, Sales.Order(to.CustomerId, null, 5_000_000), new(), None)
            ),
            IsolationCase.ById(
                "OrderPaymentService.PayAsync",
                Permissions.OrdersEdit,
                true,
                (scope, to) =>
                    scope.Get<OrderPaymentService>().PayAsync(to.OrderId, new PaymentInput { Method = PaymentMethod.Debit }, Once, None)
            ),
            IsolationCase.ById(
                "OrderPaymentService.RefundAsync",
                Permissions.OrdersReverse,
                true,
                (scope, to) => scope.Get<OrderPaymentService>().RefundAsync(to.OrderId, Back, Once, None)
            ),
            IsolationCase.ById(
                "OrderLifeService.AdvanceAsync",
                Permissions.OrdersEdit,
                true,
                (scope, to) => scope.Get<OrderLifeService>().AdvanceAsync(to.OrderId, new OrderStep(OrderStatus.Processing), new(), None)
            ),
            IsolationCase.ById(
                "OrderLifeService.CancelAsync",
                Permissions.OrdersReverse,
                true,
                (scope, to) => scope.Get<OrderLifeService>().CancelAsync(to.OrderId, Back, new(), None)
            ),
        ];

    private static OperationOptions Once => new();

    private static RefundInput Back => new() { Reason = "se arrepintió", Method = PaymentMethod.Debit };
}

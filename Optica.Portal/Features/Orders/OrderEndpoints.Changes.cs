using Optica.Data.Orders;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Portal.Api;

namespace Optica.Portal.Features.Orders;

/// <content>Endpoints that write; each answers with the order as it stands then.</content>
internal static partial class OrderEndpoints
{
    private const string Key = "Header Idempotency-Key (UUID): the same key twice has one effect.";

    private static void MapChanges(this RouteGroupBuilder orders)
    {
        orders
            .MapPost("", CreateAsync)
            .Needs(Permissions.OrdersEdit)
            .WithDescription($"Prices, discounts and totals are the server's. {Key}")
            .Takes<OrderInput>(without: ["reason", "reprices"])
            .Produces<OrderResponse>(StatusCodes.Status201Created)
            .Refuses(400, 404, 409);
        orders
            .MapPut("{id}", ChangeAsync)
            .Needs(Permissions.OrdersEdit)
            .WithDescription(
                "Agreement, customer's discount and tax stay as the order was priced with, unless reprices is true. Lowering an order "
                    + "that is being made, came from a quote or has payments needs the right to cancel orders, and a reason."
            )
            .Takes<OrderInput>(besides: ["version"], without: ["customer_id", "branch_id"])
            .Produces<OrderResponse>()
            .Refuses(400, 404, 409);
        orders
            .MapPost("{id}/payments", PayAsync)
            .Needs(Permissions.OrdersEdit)
            .WithDescription($"Without an amount the whole balance. {Key}")
            .Takes<PaymentInput>()
            .Produces<OrderResponse>(StatusCodes.Status201Created)
            .Refuses(400, 404, 409);
        orders
            .MapPost("{id}/status", AdvanceAsync)
            .Needs(Permissions.OrdersEdit)
            .Takes<OrderStep>(besides: ["version"])
            .Produces<OrderResponse>()
            .Refuses(400, 404, 409);
        orders
            .MapPost("{id}/cancel", CancelAsync)
            .Needs(Permissions.OrdersReverse)
            .Takes<RefundInput>(besides: ["version"])
            .Produces<OrderResponse>()
            .Refuses(400, 404, 409);
        orders
            .MapPost("{id}/refund", RefundAsync)
            .Needs(Permissions.OrdersReverse)
            .WithDescription($"Without an amount the whole order. {Key}")
            .Takes<RefundInput>(besides: ["version"])
            .Produces<OrderResponse>(StatusCodes.Status201Created)
            .Refuses(400, 404, 409);
    }

    private static async Task<IResult> CreateAsync(
        HttpRequest request,
        OrderService service,
        OrderQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await ApiBody.ReadAsync(request, cancellation);
        var input = OrderBody.Order(body);
        var made = await service.CreateAsync(input, IdempotencyKey.Options(request, body), cancellation);
        return made.TryGet(out var id, out var error) ? await CreatedAsync(id, queries, cancellation) : ApiProblems.From(error);
    }

    private static async Task<IResult> ChangeAsync(
        string id,
        HttpRequest request,
        OrderService service,
        OrderQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await ApiBody.ReadAsync(request, cancellation);
        var input = OrderBody.Content(body);
        var order = ApiRoute.IdOf(id);
        var changed = await service.ChangeAsync(order, input, Seen(body), cancellation);
        return await AfterAsync(order, changed.Error, queries, cancellation);
    }

    private static async Task<IResult> PayAsync(
        string id,
        HttpRequest request,
        OrderPaymentService service,
        OrderQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await ApiBody.ReadAsync(request, cancellation);
        var order = ApiRoute.IdOf(id);
        var input = OrderBody.Payment(body);
        var paid = await service.PayAsync(order, input, IdempotencyKey.Options(request, body), cancellation);
        return paid.Error is { } error ? ApiProblems.From(error) : await CreatedAsync(order, queries, cancellation);
    }

    private static async Task<IResult> RefundAsync(
        string id,
        HttpRequest request,
        OrderPaymentService service,
        OrderQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await ApiBody.ReadAsync(request, cancellation);
        var order = ApiRoute.IdOf(id);
        var input = OrderBody.Refund(body, withAmount: true);
        var back = await service.RefundAsync(order, input, IdempotencyKey.Options(request, body), cancellation);
        return back.Error is { } error ? ApiProblems.From(error) : await CreatedAsync(order, queries, cancellation);
    }

    private static async Task<IResult> AdvanceAsync(
        string id,
        HttpRequest request,
        OrderLifeService service,
        OrderQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await ApiBody.ReadAsync(request, cancellation);
        var order = ApiRoute.IdOf(id);
        var to = (OrderStatus?)body.Choice("to", typeof(OrderStatus));
        var step = new OrderStep(to ?? default, body.Text("override_reason"));
        if (to is null && !body.Refused("to"))
        {
            body.Fail(ApiText.Rule("to", "one_of", string.Join(", ", Enum.GetValues<OrderStatus>().Select(ApiNames.Of))));
        }

        var moved = await service.AdvanceAsync(order, step, Seen(body), cancellation);
        return await AfterAsync(order, moved.Error, queries, cancellation);
    }

    private static async Task<IResult> CancelAsync(
        string id,
        HttpRequest request,
        OrderLifeService service,
        OrderQueries queries,
        CancellationToken cancellation
    )
    {
        var body = await ApiBody.ReadAsync(request, cancellation);
        var order = ApiRoute.IdOf(id);
        var input = OrderBody.Refund(body, withAmount: false);
        var cancelled = await service.CancelAsync(order, input, Seen(body), cancellation);
        return await AfterAsync(order, cancelled.Error, queries, cancellation);
    }

    /// <summary>To be called when all else is read.</summary>
    private static ChangeOptions Seen(ApiBody body)
    {
        var version = body.Number("version");
        return new(version) { Unreadable = body.Unreadable() };
    }

    private static async Task<IResult> CreatedAsync(Guid id, OrderQueries queries, CancellationToken cancellation)
    {
        var answer = await queries.ReadAsync(id, cancellation);
        return answer.TryGet(out var order, out var gone)
            ? Results.Created($"/api/admin/orders/{id}", OrderResponse.Of(order))
            : ApiProblems.From(gone);
    }

    /// <summary>The order after a change; a conflict of versions comes with the order as it stands.</summary>
    private static async Task<IResult> AfterAsync(Guid id, Error? error, OrderQueries queries, CancellationToken cancellation)
    {
        if (error is VersionConflict && (await queries.ReadAsync(id, cancellation)).TryGet(out var now, out _))
        {
            return ApiProblems.From(error, OrderResponse.Of(now));
        }

        return error is null ? await AnswerAsync(id, queries, cancellation) : ApiProblems.From(error);
    }
}

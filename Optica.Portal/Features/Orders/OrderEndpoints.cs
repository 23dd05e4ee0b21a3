using Optica.Data.Orders;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Portal.Api;
using Optica.Portal.Features.Customers;

namespace Optica.Portal.Features.Orders;

/// <summary>Orders over HTTP.</summary>
internal static partial class OrderEndpoints
{
    private const int DefaultLimit = 20;

    public static void MapOrders(this RouteGroupBuilder admin)
    {
        var orders = admin
            .MapGroup("/orders")
            .WithTags("Orders")
            .About<OrderQueries>("id", async (queries, id, cancellation) => (await queries.ReadAsync(id, cancellation)).Error);
        orders.MapGet("", ListAsync).Needs(Permissions.OrdersRead).Produces<PageResponse<OrderRowResponse>>().Refuses(400, 404);
        orders.MapGet("{id}", ReadAsync).Needs(Permissions.OrdersRead).Produces<OrderResponse>().Refuses(404);
        orders.MapGet("{id}/history", HistoryAsync).Needs(Permissions.OrdersRead).Produces<IReadOnlyList<HistoryResponse>>().Refuses(404);
        orders.MapChanges();
    }

    private static async Task<IResult> ListAsync([AsParameters] OrderListQuery wanted, OrderQueries queries, CancellationToken cancellation)
    {
        var query = new ApiQuery();
        var filter = new OrderFilter
        {
            Text = wanted.Text,
            Status = query.OneOf<OrderStatus?>(
                "status",
                wanted.Status,
                [("", null), .. Enum.GetValues<OrderStatus>().Select(status => (ApiNames.Of(status), (OrderStatus?)status))]
            ),
            OnlyDue = query.OneOf("due", wanted.Due, ("false", false), ("true", true)),
            BranchId = query.Uuid("branch_id", wanted.BranchId),
            From = query.Date("from", wanted.From),
            To = query.Date("to", wanted.To),
            Sort = query.OneOf("sort", wanted.Sort, [.. Enum.GetValues<OrderSort>().Select(sort => (ApiNames.Of(sort), sort))]),
            Descending = query.OneOf("dir", wanted.Direction, ("desc", true), ("asc", false)),
        };
        var page = query.Page(wanted.Page, wanted.Limit, DefaultLimit);
        if (query.Unreadable is { } unreadable)
        {
            return ApiProblems.From(unreadable);
        }

        var answer = await queries.ListAsync(filter, page, cancellation);
        return answer.TryGet(out var found, out var error) ? Results.Ok(found.Map(OrderRowResponse.Of)) : ApiProblems.From(error);
    }

    private static Task<IResult> ReadAsync(string id, OrderQueries queries, CancellationToken cancellation) =>
        AnswerAsync(ApiRoute.IdOf(id), queries, cancellation);

    private static async Task<IResult> HistoryAsync(string id, OrderHistoryQueries queries, CancellationToken cancellation)
    {
        var answer = await queries.ListAsync(ApiRoute.IdOf(id), cancellation);
        return answer.TryGet(out var steps, out var error) ? Results.Ok(steps.Select(CustomerJson.Of)) : ApiProblems.From(error);
    }

    private static async Task<IResult> AnswerAsync(Guid id, OrderQueries queries, CancellationToken cancellation)
    {
        var answer = await queries.ReadAsync(id, cancellation);
        return answer.TryGet(out var order, out var error) ? Results.Ok(OrderResponse.Of(order)) : ApiProblems.From(error);
    }
}

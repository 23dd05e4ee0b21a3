using Optica.Data.Customers;
using Optica.Data.Orders;
using Optica.Data.Organisations;
using Optica.Data.Segments;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Segments;
using Optica.Portal.Api;
using Optica.Portal.Features.Orders;

namespace Optica.Portal.Features.Customers;

/// <summary>Customers over HTTP: the rows of the contract, one after another.</summary>
internal static partial class CustomerEndpoints
{
    private const int DefaultLimit = 20;

    public static void MapCustomers(this RouteGroupBuilder admin)
    {
        var customers = admin.MapGroup("/customers").WithTags("Customers").AboutCustomers();
        customers.MapGet("", ListAsync).Needs(Permissions.CustomersRead).Produces<PageResponse<CustomerRowResponse>>().Refuses(400, 404);
        customers.MapGet("stats", StatsAsync).Needs(Permissions.CustomersRead).Produces<CustomerStatsResponse>();
        customers.MapGet("search", SearchAsync).Needs(Permissions.CustomersRead).Produces<CustomerSearchResponse>();
        customers.MapGet("{id}", ReadAsync).Needs(Permissions.CustomersRead).Produces<CustomerResponse>().Refuses(404);
        customers
            .MapGet("{id}/history", HistoryAsync)
            .Needs(Permissions.CustomersHistory)
            .Produces<PageResponse<HistoryResponse>>()
            .Refuses(400, 404);
        customers
            .MapGet("{id}/analytics", AnalyticsAsync)
            .Needs(Permissions.CustomersRead)
            .Produces<CustomerAnalyticsResponse>()
            .Refuses(404);
        customers
            .MapGet("{id}/orders", OrdersAsync)
            .Needs(Permissions.OrdersRead)
            .Produces<PageResponse<OrderRowResponse>>()
            .Refuses(400, 404);
        customers.MapChanges();
    }

    /// <summary>Endpoints of a customer's own records are about the customer, too.</summary>
    internal static RouteGroupBuilder AboutCustomers(this RouteGroupBuilder group) =>
        group.About<CustomerQueries>("id", async (queries, id, cancellation) => (await queries.RowAsync(id, cancellation)).Error);

    private static async Task<IResult> ListAsync(
        [AsParameters] CustomerListQuery wanted,
        CustomerQueries queries,
        BranchQueries branches,
        CancellationToken cancellation
    )
    {
        var query = new ApiQuery();
        var filter = Filter(query, wanted);
        var page = query.Page(wanted.Page, wanted.Limit, DefaultLimit);
        if (query.Unreadable is { } unreadable)
        {
            var refused = filter.BranchId is { } branch ? (await branches.ReachAsync(branch, cancellation)).Error : null;
            return ApiProblems.From(refused ?? unreadable);
        }

        var answer = await queries.ListAsync(filter, page, cancellation);
        return answer.TryGet(out var found, out var error) ? Results.Ok(found.Map(CustomerJson.Of)) : ApiProblems.From(error);
    }

    internal static CustomerFilter Filter(ApiQuery query, CustomerListQuery wanted) =>
        new()
        {
            Text = wanted.Text,
            IsActive = query.OneOf<bool?>("status", wanted.Status, ("all", null), ("active", true), ("inactive", false)),
            Segment = query.OneOf<Segment?>(
                "segment",
                wanted.Segment,
                [("", null), .. Enum.GetValues<Segment>().Select(segment => (ApiNames.Of(segment), (Segment?)segment))]
            ),
            SpentFrom = query.Amount("spent_from", wanted.SpentFrom),
            SpentTo = query.Amount("spent_to", wanted.SpentTo),
            Tag = wanted.Tag,
            BranchId = query.Uuid("branch_id", wanted.BranchId),
            CreatedFrom = query.Date("created_from", wanted.CreatedFrom),
            CreatedTo = query.Date("created_to", wanted.CreatedTo),
            Sort = query.OneOf("sort", wanted.Sort, [.. Enum.GetValues<CustomerSort>().Select(sort => (ApiNames.Of(sort), sort))]),
            Descending = query.OneOf("dir", wanted.Direction, ("asc", false), ("desc", true)),
        };

    /// <summary>Revenue only for those who may see it; null for the others.</summary>
    private static async Task<IResult> StatsAsync(CustomerQueries queries, DashboardQueries dashboard, CancellationToken cancellation)
    {
        var answer = await queries.StatsAsync(cancellation);
        if (!answer.TryGet(out var stats, out var error))
        {
            return ApiProblems.From(error);
        }

        var revenue = await dashboard.RevenueAsync(cancellation);
        return Results.Ok(
            CustomerJson.Of(stats) with
            {
                RevenueByMonth = revenue.Succeeded ? [.. revenue.Value.Select(MonthResponse.Of)] : null,
            }
        );
    }

    private static async Task<IResult> AnalyticsAsync(string id, AnalyticsQueries queries, CancellationToken cancellation)
    {
        var answer = await queries.CustomerAsync(ApiRoute.IdOf(id), cancellation);
        return answer.TryGet(out var found, out var error) ? Results.Ok(CustomerAnalyticsResponse.Of(found)) : ApiProblems.From(error);
    }

    private static async Task<IResult> OrdersAsync(
        string id,
        string? page,
        string? limit,
        CustomerQueries customers,
        OrderQueries orders,
        CancellationToken cancellation
    )
    {
        var query = new ApiQuery();
        var wanted = query.Page(page, limit, DefaultLimit);
        var customer = ApiRoute.IdOf(id);
        if (query.Unreadable is { } unreadable)
        {
            return ApiProblems.From((await customers.RowAsync(customer, cancellation)).Error ?? unreadable);
        }

        var answer = await orders.OfCustomerAsync(customer, wanted, cancellation);
        return answer.TryGet(out var found, out var error) ? Results.Ok(found.Orders.Map(OrderRowResponse.Of)) : ApiProblems.From(error);
    }

    private static async Task<IResult> SearchAsync(string? q, CustomerSearch search, CancellationToken cancellation)
    {
        var answer = await search.FindAsync(q, cancellation);
        return answer.TryGet(out var found, out var error) ? Results.Ok(CustomerJson.Of(found)) : ApiProblems.From(error);
    }

    private static async Task<IResult> ReadAsync(string id, CustomerAnswers answers, CancellationToken cancellation)
    {
        var answer = await answers.ReadAsync(ApiRoute.IdOf(id), cancellation);
        return answer.TryGet(out var customer, out var error) ? Body(customer) : ApiProblems.From(error);
    }

    private static async Task<IResult> HistoryAsync(
        string id,
        string? page,
        string? limit,
        CustomerQueries customers,
        CustomerHistoryQueries queries,
        CancellationToken cancellation
    )
    {
        var query = new ApiQuery();
        var wanted = query.Page(page, limit, DefaultLimit);
        var customer = ApiRoute.IdOf(id);
        if (query.Unreadable is { } unreadable)
        {
            return ApiProblems.From((await customers.RowAsync(customer, cancellation)).Error ?? unreadable);
        }

        var answer = await queries.ListAsync(customer, wanted, cancellation);
        return answer.TryGet(out var steps, out var error) ? Results.Ok(steps.Map(CustomerJson.Of)) : ApiProblems.From(error);
    }

    /// <summary>By the value's own type: with the clinical permission there are more fields.</summary>
    private static IResult Body(CustomerResponse customer) => Results.Json<object>(customer);
}

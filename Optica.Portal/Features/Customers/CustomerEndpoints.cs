using Optica.Data.Customers;
using Optica.Data.Organisations;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Segments;
using Optica.Portal.Api;

namespace Optica.Portal.Features.Customers;

/// <summary>Customers over HTTP: the rows of the contract, one after another.</summary>
internal static partial class CustomerEndpoints
{
    private const int DefaultLimit = 20;

    public static void MapCustomers(this RouteGroupBuilder admin)
    {
        var customers = admin.MapGroup("/customers").WithTags("Customers");
        customers.MapGet("", ListAsync).Needs(Permissions.CustomersRead).Produces<PageResponse<CustomerRowResponse>>().Refuses(400, 404);
        customers.MapGet("stats", StatsAsync).Needs(Permissions.CustomersRead).Produces<CustomerStatsResponse>();
        customers.MapGet("search", SearchAsync).Needs(Permissions.CustomersRead).Produces<CustomerSearchResponse>();
        customers.MapGet("{id}", ReadAsync).Needs(Permissions.CustomersRead).Produces<CustomerResponse>().Refuses(404);
        customers
            .MapGet("{id}/history", HistoryAsync)
            .Needs(Permissions.CustomersHistory)
            .Produces<PageResponse<HistoryResponse>>()
            .Refuses(400, 404);
        customers.MapChanges();
    }

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
            Tag = wanted.Tag,
            BranchId = query.Uuid("branch_id", wanted.BranchId),
            CreatedFrom = query.Date("created_from", wanted.CreatedFrom),
            CreatedTo = query.Date("created_to", wanted.CreatedTo),
            Sort = query.OneOf("sort", wanted.Sort, [.. Enum.GetValues<CustomerSort>().Select(sort => (ApiNames.Of(sort), sort))]),
            Descending = query.OneOf("dir", wanted.Direction, ("asc", false), ("desc", true)),
        };

    private static async Task<IResult> StatsAsync(CustomerQueries queries, CancellationToken cancellation)
    {
        var answer = await queries.StatsAsync(cancellation);
        return answer.TryGet(out var stats, out var error) ? Results.Ok(CustomerJson.Of(stats)) : ApiProblems.From(error);
    }

    private static async Task<IResult> SearchAsync(string? q, CustomerSearch search, CancellationToken cancellation)
    {
        var answer = await search.FindAsync(q, cancellation);
        return answer.TryGet(out var found, out var error) ? Results.Ok(CustomerJson.Of(found)) : ApiProblems.From(error);
    }

    private static async Task<IResult> ReadAsync(string id, CustomerQueries queries, CancellationToken cancellation)
    {
        var answer = await queries.ProfileAsync(ApiRoute.IdOf(id), cancellation);
        return answer.TryGet(out var profile, out var error) ? Body(CustomerJson.Of(profile)) : ApiProblems.From(error);
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

using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.WorkOrders;
using Optica.Portal.Api;
using Optica.Portal.Features.Customers;

namespace Optica.Portal.Features.WorkOrders;

/// <summary>Jobs over HTTP.</summary>
internal static partial class WorkOrderEndpoints
{
    private const int DefaultLimit = 20;

    public static void MapWorkOrders(this RouteGroupBuilder admin)
    {
        var jobs = admin
            .MapGroup("/work-orders")
            .WithTags("Work orders")
            .About<WorkOrderQueries>("id", async (queries, id, cancellation) => (await queries.RowAsync(id, cancellation)).Error);
        jobs.MapGet("", ListAsync).Needs(Permissions.WorkOrdersRead).Produces<PageResponse<WorkOrderRowResponse>>().Refuses(400, 404);
        jobs.MapGet("lead-times", LeadTimesAsync)
            .Needs(Permissions.WorkOrdersRead)
            .WithDescription($"Days from being sent until ready, of finished jobs of the last year; null below {LeadTime.Fewest} jobs.")
            .Produces<IReadOnlyList<LeadTimeResponse>>();
        jobs.MapGet("{id}", ReadAsync)
            .Needs(Permissions.WorkOrdersRead)
            .WithDescription("What it is made by only with the clinical permission or on one's own job; reading it is audited.")
            .Produces<WorkOrderResponse>()
            .Refuses(404);
        jobs.MapGet("{id}/history", HistoryAsync).Needs(Permissions.WorkOrdersRead).Produces<IReadOnlyList<HistoryResponse>>().Refuses(404);
        admin
            .MapGroup("/customers/{id}")
            .WithTags("Work orders")
            .AboutCustomers()
            .MapGet("work-orders", OfCustomerAsync)
            .Needs(Permissions.WorkOrdersRead)
            .Produces<PageResponse<WorkOrderRowResponse>>()
            .Refuses(400, 404);
        jobs.MapChanges();
        jobs.MapSteps();
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] WorkOrderListQuery wanted,
        WorkOrderQueries queries,
        CancellationToken cancellation
    )
    {
        var query = new ApiQuery();
        var filter = new WorkOrderFilter
        {
            Text = wanted.Text,
            Status = query.OneOf<WorkOrderStatus?>(
                "status",
                wanted.Status,
                [("", null), .. Enum.GetValues<WorkOrderStatus>().Select(status => (ApiNames.Of(status), (WorkOrderStatus?)status))]
            ),
            LabId = query.Uuid("lab_id", wanted.LabId),
            AssignedTo = query.Uuid("assigned_to", wanted.AssignedTo),
            OnlyOverdue = query.OneOf("overdue", wanted.Overdue, ("false", false), ("true", true)),
            BranchId = query.Uuid("branch_id", wanted.BranchId),
            OrderId = query.Uuid("order_id", wanted.OrderId),
            Sort = query.OneOf("sort", wanted.Sort, [.. Enum.GetValues<WorkOrderSort>().Select(sort => (ApiNames.Of(sort), sort))]),
            Descending = query.OneOf("dir", wanted.Direction, ("desc", true), ("asc", false)),
        };
        var page = query.Page(wanted.Page, wanted.Limit, DefaultLimit);
        if (query.Unreadable is { } unreadable)
        {
            return ApiProblems.From(unreadable);
        }

        var answer = await queries.ListAsync(filter, page, cancellation);
        return answer.TryGet(out var found, out var error) ? Results.Ok(found.Map(WorkOrderRowResponse.Of)) : ApiProblems.From(error);
    }

    private static async Task<IResult> OfCustomerAsync(
        string id,
        string? page,
        string? limit,
        WorkOrderQueries queries,
        CancellationToken cancellation
    )
    {
        var query = new ApiQuery();
        var wanted = query.Page(page, limit, DefaultLimit);
        var answer = await queries.OfCustomerAsync(ApiRoute.IdOf(id), wanted, cancellation);
        return !answer.TryGet(out var found, out var error) ? ApiProblems.From(error)
            : query.Unreadable is { } unreadable ? ApiProblems.From(unreadable)
            : Results.Ok(found.Map(WorkOrderRowResponse.Of));
    }

    private static async Task<IResult> LeadTimesAsync(LeadTimeQueries queries, CancellationToken cancellation)
    {
        var answer = await queries.AllAsync(cancellation);
        return answer.TryGet(out var times, out var error) ? Results.Ok(times.Select(LeadTimeResponse.Of)) : ApiProblems.From(error);
    }

    private static async Task<IResult> ReadAsync(string id, WorkOrderQueries queries, CancellationToken cancellation) =>
        await AnswerAsync(ApiRoute.IdOf(id), queries, cancellation);

    private static async Task<IResult> HistoryAsync(string id, WorkOrderHistoryQueries queries, CancellationToken cancellation)
    {
        var answer = await queries.ListAsync(ApiRoute.IdOf(id), cancellation);
        return answer.TryGet(out var entries, out var error) ? Results.Ok(entries.Select(CustomerJson.Of)) : ApiProblems.From(error);
    }

    private static async Task<IResult> AnswerAsync(Guid id, WorkOrderQueries queries, CancellationToken cancellation)
    {
        var answer = await queries.ReadAsync(id, cancellation);
        return answer.TryGet(out var job, out var error) ? Results.Ok(WorkOrderResponse.Of(job)) : ApiProblems.From(error);
    }
}
